/** Who is kept away: bans, lockdown, penalties. */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

export const moderationDefences: readonly Defence[] = [
  {
    row: "ban-address",
    attack: "somebody who was thrown out comes back",
    defence: "a banned address is turned away at accept",
    takenOut: "the question",
    edits: [
      {
        file: source.moderation,
        find: '    if (this.bans.find({ address }, this.#clock.dateMs()) !== undefined) return "banned";\n',
        put: "",
      },
    ],
    test: {
      file: tests.moderation,
      title: "an address that is banned gets not a byte, from the moment on",
    },
  },
  {
    row: "ban-person",
    attack: "somebody who was thrown out comes back from elsewhere",
    defence: "a banned name or key does not come in",
    takenOut: "the question",
    edits: [
      {
        file: source.moderation,
        find: '    if (this.bans.find({ name, identity }, this.#clock.dateMs()) !== undefined) return "banned";\n',
        put: "    void name;\n",
      },
    ],
    test: {
      file: tests.moderation,
      title: "somebody who is banned by %s may not come in, and learns no more than a stranger",
      case: "somebody who is banned by its key may not come in, and learns no more than a stranger",
    },
  },
  {
    row: "ban-lookalike",
    attackNumber: 22,
    attack: "a banned name in other letters",
    defence: "names that look alike are one name to a ban",
    takenOut: "that: the name has to be the same",
    edits: [
      {
        file: source.bans,
        find: "for (const look of looksOf(ban.subject)) looks.set(",
        put: "for (const look of [ban.subject]) looks.set(",
      },
    ],
    test: {
      file: tests.bans,
      title: "a ban on the name %s and somebody called %s: %s",
      case: "a ban on the name mallory and somebody called ma11ory: true",
    },
  },
  {
    row: "ban-live",
    attack: "the time until a ban counts",
    defence: "a change made by any process counts for the next connection",
    takenOut: "the look at the counter: what was read once stays",
    edits: [
      {
        file: source.bans,
        find: "if (this.#snapshot?.changes !== changes) {",
        put: "if (this.#snapshot === undefined) {",
      },
    ],
    test: {
      file: tests.bans,
      title: "a ban counts at once, whoever makes or lifts it: this process or another",
    },
  },
  {
    row: "lockdown",
    attack: "a wave of new keys and guests",
    defence: "lockdown: only keys that have been here come in, or nobody",
    takenOut: "the question",
    edits: [
      {
        file: source.lockdown,
        find: 'return mode === "known" && identity !== undefined && this.#hasBeenHere(identity);',
        put: "return identity === undefined || this.#hasBeenHere(identity) || true;",
      },
    ],
    test: {
      file: tests.moderation,
      title: "known: keys that have been here come in, others and guests do not",
    },
  },
  {
    row: "penalties",
    attackNumber: 17,
    attack: "trying again and again",
    defence: "a source whose connections end badly stays away for a while",
    takenOut: "what it costs",
    edits: [
      {
        file: source.moderation,
        find: "penaltyMs(ending), nowMs",
        put: "0 * penaltyMs(ending), nowMs",
      },
    ],
    test: {
      file: tests.moderation,
      title: "a source whose connections end badly stays away for a while, and members of it stay",
    },
  },
  {
    row: "penalties-bounded",
    attackNumber: 18,
    attack: "memory without end for the penalties of made-up sources",
    defence: "so many sources are remembered",
    takenOut: "the limit",
    edits: [
      { file: source.penalties, find: "    this.#forgetOldest();\n", put: "    void this.#forgetOldest;\n" },
    ],
    test: {
      file: tests.penalties,
      title: "of more sources than are remembered, the one that offended longest ago is forgotten",
    },
  },
  {
    row: "sessions-per-source",
    attackNumber: 17,
    attack: "all the places for one address",
    defence: "so many for each",
    takenOut: "the limit",
    edits: [
      {
        file: source.admission,
        find: 'return handshakes + sessions >= sessionsPerSource ? "sessions-per-source" : undefined;',
        put: 'return handshakes + sessions >= sessionsPerSource * 1e9 ? "sessions-per-source" : undefined;',
      },
    ],
    test: {
      file: tests.admission,
      title: "one source cannot have all the connections, and gets back what it leaves",
    },
  },
  {
    row: "handshakes-early",
    attackNumber: 17,
    attack: "handshakes without end, so that nobody else gets one",
    defence: "close to the most some are dropped by chance, so that others get through",
    takenOut: "the chance",
    edits: [
      {
        file: source.admission,
        find: '    if (this.#random() < this.#dropChance) return "handshakes-early";\n',
        put: "    void [this.#random, this.#dropChance];\n",
      },
    ],
    test: {
      file: tests.admission,
      title: "with %i handshakes under way, %f of newcomers are dropped early",
      case: "with 300 handshakes under way, 0.65 of newcomers are dropped early",
    },
  },
];
