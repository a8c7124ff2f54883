/** Who is called what (docs/threat-model.md, section "Names"; docs/protocol.md, clause 6.8). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

const refused = "%j (%s)";
const notGivenAgain = "%s, then %s: %s";

export const nameDefences: readonly Defence[] = [
  {
    row: "name-owner",
    attackNumber: 23,
    attack: "a name stolen while its owner is away",
    defence: "a name belongs to the first identity key that was welcomed under it",
    takenOut: "the comparison of the key",
    edits: [
      {
        file: source.roster,
        find: "if (owner !== undefined && !isOwner) return",
        put: 'if (owner !== undefined && owner.name === "") return',
      },
      {
        file: source.roster,
        find: "if (claimant.identity !== undefined && !isOwner)",
        put: "if (claimant.identity !== undefined && owner === undefined)",
      },
    ],
    test: {
      file: tests.roster,
      title: "when its owner is away, nobody else has it, nor anything that looks like it",
    },
  },
  {
    row: "name-owner-looks",
    attackNumber: 23,
    attack: "a name that looks like that of somebody who is away",
    defence: "look-alikes of owned names are refused too",
    takenOut: "the look at owned names",
    edits: [{ file: source.roster, find: " || this.#registry.lookalike(name) !== undefined", put: "" }],
    test: {
      file: tests.roster,
      title: "when its owner is away, nobody else has it, nor anything that looks like it",
    },
  },
  {
    row: "name-kept",
    attackNumber: 23,
    attack: "a name stolen after a restart",
    defence: "who owns which name outlives the server",
    takenOut: "that it is written down",
    edits: [
      {
        file: source.roster,
        find: "if (claimant.identity !== undefined && !isOwner) this.#registry.claim(name, claimant.identity, nowMs);",
        put: "void nowMs;",
      },
    ],
    test: { file: tests.roster, title: "after a restart too, and until the operator takes it back" },
  },
  {
    row: "name-displaced",
    attackNumber: 23,
    attack: "somebody who comes in as another device of somebody else",
    defence: "only the same identity has a name several times",
    takenOut: "the comparison of the key",
    edits: [
      {
        file: source.roster,
        find: 'if (oldest.identity === undefined || !isSame(oldest.identity, identity)) return "taken";',
        put: "void identity;",
      },
    ],
    test: { file: tests.roster, title: notGivenAgain, case: "bob, then bob: taken" },
  },
  {
    row: "name-guest-mark",
    attackNumber: 23,
    attack: "a guest taken for somebody with a name of his own",
    defence: "guests are marked",
    takenOut: "the mark",
    edits: [
      {
        file: source.connection,
        find: "{ id, name, guest: identity === undefined, bot }",
        put: "{ id, name, guest: false, bot }",
      },
    ],
    test: {
      file: tests.accessOverSockets,
      title: "of guests are marked, wherever they appear; owners' are not",
    },
  },
  {
    row: "name-skeleton",
    attackNumber: 22,
    attack: "a name of other letters that look the same",
    defence: "skeletons (UTS 39)",
    takenOut: "the table of look-alikes",
    edits: [{ file: source.skeleton, find: "table.get(character) ?? character", put: "character" }],
    test: { file: tests.roster, title: notGivenAgain, case: "paypa, then раура: lookalike" },
  },
  {
    row: "name-skeleton-small",
    attackNumber: 22,
    attack: "a name that looks the same in small letters",
    defence: "two skeletons, of the name as it is written and in small letters",
    takenOut: "the second",
    edits: [
      {
        file: source.skeleton,
        find: "new Set([foldName(skeleton(name)), foldName(skeleton(foldName(name)))])",
        put: "new Set([foldName(skeleton(name))])",
      },
    ],
    test: { file: tests.roster, title: notGivenAgain, case: "MODERN, then modem: lookalike" },
  },
  {
    row: "name-fold",
    attackNumber: 22,
    attack: "the same name in other case or width",
    defence: "names are folded before they are compared",
    takenOut: "the case",
    edits: [
      {
        file: source.skeleton,
        find: 'name.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().normalize("NFKC")',
        put: 'name.normalize("NFKC")',
      },
    ],
    test: { file: tests.roster, title: notGivenAgain, case: "bob, then Bob: taken" },
  },
  {
    row: "name-one-script",
    attackNumber: 22,
    attack: "letters of two scripts mixed",
    defence: "one script",
    takenOut: "the rule",
    edits: [{ file: source.profile, find: "  usesOneScript,\n", put: "" }],
    test: { file: tests.profile, title: refused, case: '"раypal" (Cyrillic and Latin mixed)' },
  },
  {
    row: "name-one-set-of-digits",
    attackNumber: 22,
    attack: "digits of two scripts mixed",
    defence: "one set of digits",
    takenOut: "the rule",
    edits: [{ file: source.profile, find: "  usesOneSetOfDigits,\n", put: "" }],
    test: { file: tests.profile, title: refused, case: '"محمد2٣" (two sets of digits)' },
  },
  {
    row: "name-order",
    attackNumber: 22,
    attack: "a name that turns what stands beside it around",
    defence: "the Bidi Rule (RFC 5893)",
    takenOut: "the rule",
    edits: [{ file: source.profile, find: "  keepsItsOrder,\n", put: "" }],
    test: {
      file: tests.profile,
      title: refused,
      case: '"1محمد" (a right-to-left name that begins with a digit)',
    },
  },
  {
    row: "name-invisible",
    attackNumber: 22,
    attack: "characters in a name that nobody sees",
    defence: "no default ignorable code points",
    takenOut: "the rule",
    edits: [{ file: source.profile, find: "[\\p{Default_Ignorable_Code_Point}\\u1100", put: "[\\u1100" }],
    test: { file: tests.profile, title: refused, case: '"ana\u034fbob" (a combining grapheme joiner)' },
  },
  {
    row: "name-characters",
    attackNumber: 22,
    attack: "a name with a line break, that makes up a line of somebody else",
    defence: "letters, marks, digits and three separators",
    takenOut: "the rule",
    edits: [
      {
        file: source.profile,
        find: "(name) => /^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{Lm}\\p{Nd}][\\p{Ll}\\p{Lu}\\p{Lo}\\p{Lm}\\p{Mn}\\p{Mc}\\p{Nd}._-]*$/u.test(name),",
        put: "",
      },
    ],
    test: { file: tests.profile, title: refused, case: '"ana\\nbob" (a newline)' },
  },
];
