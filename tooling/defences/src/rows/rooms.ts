/** Who may read, write and change what in rooms, and what is erased (docs/protocol.md, clause 9). */
import type { Defence } from "../defence.ts";
import { faultTitle, source, tests } from "./files.ts";

const hidden =
  "a private room is to others as if it were not there: by number, by name, in lists and in searches";
const ownTexts = "own texts are edited and taken away, others' are not; the trace stays, the text does not";

export const roomDefences: readonly Defence[] = [
  {
    row: "room-read",
    attack: "reading a room that one is not in",
    defence: "history, members and searches are for those who are in it",
    takenOut: "the question whether the asker is",
    edits: [
      {
        file: source.asking,
        find: "return room?.roleOf(person) === undefined ? undefined : room;",
        put: "return room?.roleOf(person) === undefined ? room : room;",
      },
    ],
    test: { file: tests.rooms, title: hidden },
  },
  {
    row: "room-read-wire",
    attack: "reading a room that one is not in, by hand",
    defence: "history, members and searches are for those who are in it",
    takenOut: "the question whether the asker is",
    edits: [
      {
        file: source.asking,
        find: "return room?.roleOf(person) === undefined ? undefined : room;",
        put: "return room?.roleOf(person) === undefined ? room : room;",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "fetch-in-others-room (9.5): REFUSED room, nothing",
    },
  },
  {
    row: "room-write",
    attack: "writing into a room that one is not in",
    defence: "whoever has no role in a room may do nothing there",
    takenOut: "that",
    edits: [{ file: source.authority, find: '  if (role === undefined) return "room";\n', put: "" }],
    test: {
      file: tests.authority,
      title: "whoever is not in a room learns no more than whoever asks for one that is not there",
    },
  },
  {
    row: "room-search",
    attack: "searching in rooms that one is not in",
    defence: "a search without a room is one in the asker's own",
    takenOut: "that: it is one in all",
    edits: [
      {
        file: source.asking,
        find: "this.#parts.rooms.of(device.person.id).map(({ id }) => id)",
        put: "Array.from(this.#parts.rooms.all, ({ id }) => id)",
      },
    ],
    test: { file: tests.rooms, title: hidden },
  },
  {
    row: "room-list",
    attack: "rooms told of in a list",
    defence: "only public ones are listed",
    takenOut: "that: all but the lobby are",
    edits: [
      {
        file: source.directory,
        find: '({ kind }) => kind === "public"',
        put: '({ kind }) => kind !== "lobby"',
      },
    ],
    test: { file: tests.rooms, title: hidden },
  },
  {
    row: "room-name",
    attack: "rooms told of by a name that is taken",
    defence: "names of private rooms take no name from others",
    takenOut: "the difference",
    edits: [
      {
        file: source.directory,
        find: 'if (room.kind === "public" || room.kind === "lobby")\n      for',
        put: 'if (room.kind !== "direct")\n      for',
      },
      {
        file: source.opening,
        find: 'if (kind === "public" && this.#parts.rooms.isTaken(name))',
        put: "if (this.#parts.rooms.isTaken(name))",
      },
    ],
    test: { file: tests.rooms, title: hidden },
  },
  {
    row: "room-probe",
    attack: "rooms told of by another refusal",
    defence: "to whoever is not in a room everything in it is refused as if there were none",
    takenOut: "that, for names that nobody owns",
    edits: [
      {
        file: source.authority,
        find: 'return role === undefined ? "room" : "person";',
        put: 'return "person";',
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "name-nobody-in-others-room (9.5): REFUSED room, nothing",
    },
  },
  {
    row: "room-left",
    attack: "a room that is heard after one was taken out",
    defence: "whoever was taken out hears that, and nothing more",
    takenOut: "that its devices stop hearing the room",
    edits: [
      {
        file: source.memberships,
        find: "for (const device of devices) room.audience.delete(device);",
        put: "",
      },
    ],
    test: {
      file: tests.rooms,
      title:
        "a moderator brings people into a private room, and takes them out; what comes after they do not hear",
    },
  },
  {
    row: "room-enter",
    attack: "entering a private room by oneself",
    defence: "only public rooms are entered, and as a member",
    takenOut: "the kind of the room",
    edits: [{ file: source.authority, find: 'kind === "public" && subject.who', put: "subject.who" }],
    test: { file: tests.authority, title: "nobody is brought into a private room by himself" },
  },
  {
    row: "guest-rights",
    attack: "a guest who acts under a name that was somebody else's",
    defence: "guests only write texts, and only in the lobby",
    takenOut: "that: they do everything there",
    edits: [
      {
        file: source.authority,
        find: 'if (guest && content.kind !== "text" && content.kind !== "file") return "guest";',
        put: 'if (guest && content.kind === "notice") return "guest";',
      },
    ],
    test: {
      file: tests.authority,
      title: "a guest writes texts in the lobby, and nothing else anywhere",
    },
  },
  {
    row: "role-others",
    attack: "a moderator who silences an owner",
    defence: "moderators act on members only",
    takenOut: "the role of the one who is acted on",
    edits: [
      {
        file: source.authority,
        find: "isOrdinary(subject.role) && isOrdinary(wanted)",
        put: "isOrdinary(wanted)",
      },
    ],
    test: {
      file: tests.authority,
      title: "%s, %j, to %s: %s",
      case: 'moderator, {"who":"another","role":"owner","isLastOwner":false}, to muted: role',
    },
  },
  {
    row: "role-muted",
    attack: "somebody who was muted and goes on",
    defence: "a muted member only reads, and may leave",
    takenOut: "that",
    edits: [{ file: source.authority, find: '  if (role === "muted") return "role";\n', put: "" }],
    test: {
      file: tests.rooms,
      title: "a muted member reads and does not write, from the moment on when it was muted",
    },
  },
  {
    row: "edit-of-another",
    attack: "words put into somebody else's mouth",
    defence: "a text is edited by its writer",
    takenOut: "the comparison of the writer",
    edits: [
      {
        file: source.entryWriter,
        find: '    if (present.person !== author.person) return refused("role");\n',
        put: "",
      },
    ],
    test: { file: tests.rooms, title: ownTexts },
  },
  {
    row: "delete-of-another",
    attack: "somebody else's text taken away",
    defence: "a text is taken away by its writer or a moderator",
    takenOut: "the comparison of the writer",
    edits: [
      {
        file: source.entryWriter,
        find: 'if (present.person !== author.person && power === "member") return refused("role");',
        put: "",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "delete-of-another (9.6): REFUSED role, nothing",
    },
  },
  {
    row: "delete-erases",
    attack: "a text that is read after it was taken away",
    defence: "what is taken away is erased, and its edits with it",
    takenOut: "the erasure of the edits",
    edits: [
      { file: source.entryWriter, find: "      this.#statements.eraseEdits.run(room.id, of);\n", put: "" },
    ],
    test: {
      file: tests.erasure,
      title: "a deleted text and its edits, %s",
      case: "a deleted text and its edits, in this thread",
    },
  },
  {
    row: "delete-erases-file",
    attack: "a text that is found in the file after it was taken away",
    defence: "what is erased is overwritten",
    takenOut: "that",
    edits: [
      {
        file: source.roomLogConnection,
        find: "PRAGMA secure_delete = ON;",
        put: "PRAGMA secure_delete = OFF;",
      },
    ],
    test: { file: tests.erasure, title: "a text that has expired" },
  },
  {
    row: "id-of-another",
    attack: "the number of somebody else's text had by its id",
    defence: "an id that another has used is refused",
    takenOut: "the comparison of the writer",
    edits: [
      {
        file: source.entryWriter,
        find: '    if (!isSame(row, author)) return { outcome: "refused", why: "entry" };\n',
        put: "    void isSame(row, author);\n",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "id-of-another (9.4): REFUSED entry, nothing",
    },
  },
  {
    row: "questions-at-once",
    attack: "questions that cost more than they weigh",
    defence: "16 of a connection are answered at a time",
    takenOut: "the limit",
    edits: [
      {
        file: source.chat,
        find: "return (this.#questions.get(device) ?? 0) < this.#limits.questions;",
        put: "return (this.#questions.get(device) ?? 0) < 1e6 * this.#limits.questions;",
      },
    ],
    test: {
      file: tests.againstServer,
      title: faultTitle,
      case: "fetch-many (9.5): REFUSED limit, nothing",
    },
  },
  {
    row: "name-server",
    attack: "somebody who is called what the server calls itself",
    defence: "nobody gets that name, or one that looks like it",
    takenOut: "that",
    edits: [
      {
        file: source.roster,
        find: "if (!looksOf(judged.name).isDisjointFrom(looksOf(serverName)))",
        put: "if (looksOf(judged.name).isDisjointFrom(looksOf(judged.name)))",
      },
    ],
    test: { file: tests.roster, title: "nobody is called what the server calls itself" },
  },
  {
    row: "answer-match",
    attack: "an answer that is shown as that to another question",
    defence: "an answer has the kind and the room of its question",
    takenOut: "that: the id is enough",
    edits: [
      {
        file: "packages/client/src/questions.ts",
        find: "waiting === undefined || !isAnswerTo(waiting.question, answer)",
        put: "waiting === undefined || waiting.question !== (isAnswerTo(waiting.question, answer), waiting.question)",
      },
    ],
    test: {
      file: tests.questions,
      title: "an answer of another kind, for another room or to nothing is none, and the question waits on",
    },
  },
  {
    row: "page-gap",
    attack: "an entry held back in the middle of a page",
    defence: "the numbers of a page follow each other",
    takenOut: "that",
    edits: [
      {
        file: source.history,
        find: "if (entries.some(({ number }, index) => number !== (first?.number ?? 0) + index))",
        put: "if (entries.some(({ number }) => number < (first?.number ?? 0)))",
      },
    ],
    test: { file: tests.historyMessages, title: "%s is malformed", case: "a gap is malformed" },
  },
  {
    row: "page-endless",
    attack: "pages without end and without anything in them",
    defence: "an empty page has no other behind it",
    takenOut: "that",
    edits: [
      {
        file: source.roomFields,
        find: '  if (more && items.length === 0) throw new MalformedError("more");\n',
        put: "  void items;\n",
      },
    ],
    test: { file: tests.historyMessages, title: "%s is malformed", case: "more behind nothing is malformed" },
  },
  {
    row: "bot-rooms",
    attack: "a bot's key in other rooms than its operator has named",
    defence: "they are to it as if they were not there",
    takenOut: "that",
    edits: [
      {
        file: source.judgeBot,
        find: '  if (room !== "none" && !bot.rooms.has(room)) return "room";\n',
        put: "",
      },
    ],
    test: {
      file: tests.bots,
      title: "a bot hears its own rooms and no other, although its key is a member of them",
    },
  },
  {
    row: "bot-verbs",
    attack: "a bot's key that says more than its operator allows",
    defence: "each act takes a verb, and it has to be among those that were allowed",
    takenOut: "that",
    edits: [
      {
        file: source.judgeBot,
        find: 'return bot.verbs.has(verb) ? undefined : "role";',
        put: "return undefined;",
      },
    ],
    test: { file: tests.bots, title: "one that may only read says nothing, in any way" },
  },
  {
    row: "bot-end",
    attack: "a bot's key after its time",
    defence: "what it says is judged by its entry as it is at that moment",
    takenOut: "the question whether it is over",
    edits: [{ file: source.judgeBot, find: '  if (isOver(bot, nowMs)) return "role";\n', put: "" }],
    test: { file: tests.bots, title: "while it is connected refuses what it says and asks" },
  },
];
