/** Files of rooms: who brings and gets them, and that they are what they were announced as (docs/protocol.md, clauses 9.17 to 9.22). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

const quotas = "nothing too large, nothing over the quotas, and nothing where files are off";

export const fileDefences: readonly Defence[] = [
  {
    row: "file-read",
    attack: "getting a file of a room that one is not in",
    defence: "files are for those who are in the room",
    takenOut: "the question whether the asker is",
    edits: [
      { file: source.filing, find: '    if (room?.roleOf(person) === undefined) return "room";\n', put: "" },
      {
        file: source.filing,
        find: "    const room = this.#parts.rooms.get(id);\n    return judgeBot",
        put: "    return judgeBot",
      },
    ],
    test: { file: tests.files, title: "takes no file of a stranger and gives none to one" },
  },
  {
    row: "file-entry",
    attack: "an entry of a file that is not there, or is another",
    defence: "an entry is stored only with the file that it tells of, of the same sender",
    takenOut: "that",
    edits: [
      {
        file: source.entryWriter,
        find: 'if (changes === 0) return refused("file");',
        put: 'if (changes < 0) return refused("file");',
      },
    ],
    test: {
      file: tests.files,
      title: "an entry of a file that nobody brought, or that says otherwise, is refused",
    },
  },
  {
    row: "file-hash",
    attack: "bringing another file than was announced",
    defence: "the server compares the hash of the whole",
    takenOut: "that",
    edits: [
      { file: source.uploads, find: "if (!upload.isRight()) {", put: "if (upload.announced.bytes < 0) {" },
    ],
    test: { file: tests.files, title: "another hash: it is refused, and nothing of it stays" },
  },
  {
    row: "file-order",
    attack: "parts in another order",
    defence: "each part has to be the next one",
    takenOut: "that",
    edits: [{ file: source.upload, find: "if (at !== this.#receivedBytes || end", put: "if (end" }],
    test: { file: tests.files, title: "a part out of order takes the upload with it" },
  },
  {
    row: "file-end",
    attack: "more bytes than were announced, past every quota",
    defence: "no part goes over the announced end",
    takenOut: "that",
    edits: [
      {
        file: source.upload,
        find: "if (at !== this.#receivedBytes || end > this.announced.bytes)",
        put: "if (at !== this.#receivedBytes)",
      },
    ],
    test: { file: tests.files, title: "a part that goes over the announced length does, too" },
  },
  {
    row: "file-window",
    attack: "parts without end, past what texts may take",
    defence: "no more than four may be under way that were not answered",
    takenOut: "that: a thousand times as many may be",
    edits: [
      {
        file: source.upload,
        find: "if (end > this.#toldBytes + aheadMaxBytes)",
        put: "if (end > this.#toldBytes + 1000 * aheadMaxBytes)",
      },
    ],
    test: {
      file: tests.files,
      title: "more parts under way than may be are refused, and what was taken stays",
    },
  },
  {
    row: "file-size",
    attack: "a file that is too large",
    defence: "it is refused before any of it comes",
    takenOut: "that: one a thousand times as large is not",
    edits: [{ file: source.uploads, find: "if (bytes > maxBytes)", put: "if (bytes > 1000 * maxBytes)" }],
    test: { file: tests.files, title: quotas },
  },
  {
    row: "file-quota",
    attack: "filling the disk with files",
    defence: "a quota for each person, in which what is announced counts at once",
    takenOut: "that",
    edits: [
      {
        file: source.fileRows,
        find: '    if (own.bytes + bytes > quotas.ownerBytes) return "quota";\n',
        put: "",
      },
    ],
    test: { file: tests.files, title: quotas },
  },
  {
    row: "file-guest",
    attack: "files of guests, who have as many names as they like",
    defence: "files are taken from identity keys alone, unless the operator says otherwise",
    takenOut: "that",
    edits: [
      {
        file: source.uploads,
        find: '    if (from === "keys" && device.person.guest) return "guest";\n',
        put: "",
      },
    ],
    test: {
      file: tests.files,
      title: "a newcomer is told what the server is called and what it takes; a guest, that it takes nothing",
    },
  },
  {
    row: "file-erased",
    attack: "getting a file that was taken away",
    defence: "it goes with its entry, in the same transaction",
    takenOut: "that",
    edits: [
      {
        file: source.migrations,
        find: "WHEN old.kind = 'file' AND new.text IS NULL BEGIN",
        put: "WHEN old.kind = 'no file' AND new.text IS NULL BEGIN",
      },
    ],
    test: {
      file: tests.files,
      title: "when it is taken away: from that moment on nobody gets any more of it",
    },
  },
  {
    row: "file-name",
    attack: 'a file that reads as "photo.jpg" and is a program',
    defence: "no characters in names that change the direction of others",
    takenOut: "that",
    edits: [{ file: source.fileName, find: '  if (misleading.test(name)) return "character";\n', put: "" }],
    test: {
      file: tests.fileMessages,
      title: "%s is malformed",
      case: "a name that turns the direction is malformed",
    },
  },
  {
    row: "file-local-name",
    attack: "a file that hides, or that a shell takes for an option",
    defence: "the name is made safe for this computer",
    takenOut: "that, for what a name begins with",
    edits: [
      {
        file: source.localName,
        find: '    .replace(/^[\\s.-]+/, (lead) => "_".repeat(lead.length))\n',
        put: "",
      },
    ],
    test: { file: tests.localName, title: "what others call a file is not what it is called here" },
  },
  {
    row: "file-given-up",
    attack: "bringing what one has just given up, past every quota",
    defence: "what is given up while it is announced ends there",
    takenOut: "that",
    edits: [
      { file: source.uploads, find: 'beginning.fate = "given-up";', put: 'beginning.fate = "wanted";' },
    ],
    test: {
      file: tests.files,
      title:
        "what is given up in the moment in which it is announced cannot be brought, and nothing of it stays",
    },
  },
  {
    row: "file-number",
    attack: "a file whose name is all ending, so that there is no room for a number",
    defence: "what is too long for an ending is none",
    takenOut: "that",
    edits: [
      {
        file: source.localName,
        find: 'Buffer.byteLength(last) > endingMaxBytes ? "" : last',
        put: 'endingMaxBytes < 0 ? "" : last',
      },
    ],
    test: { file: tests.localName, title: "one that is all ending gets its number all the same" },
  },
  {
    row: "file-damaged",
    attack: "a server that hands out another file than the room tells of",
    defence: "what arrived has no name before its hash was right",
    takenOut: "that",
    edits: [
      {
        file: source.target,
        find: "if (!equalBytes(await this.#hash(), this.#file.hash)) {",
        put: "if ((await this.#hash()).length === 0) {",
      },
      { file: source.target, find: 'import { equalBytes } from "@conclave/crypto";\n', put: "" },
    ],
    test: { file: tests.target, title: "what is not what was announced gets no name, and does not stay" },
  },
  {
    row: "file-overwrite",
    attack: "a file in place of one that is there",
    defence: "it is linked to its place, which fails where something is",
    takenOut: "that: it is renamed",
    edits: [
      {
        file: source.target,
        find: "await link(this.#part, place);",
        put: "await rename(this.#part, place);",
      },
      {
        file: source.target,
        find: "copyFile, type FileHandle, link, open,",
        put: "copyFile, type FileHandle, open,",
      },
    ],
    test: { file: tests.target, title: "what came to be at its place meanwhile stays" },
  },
];
