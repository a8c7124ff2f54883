/** What others wrote, on a screen and in a log. */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

const terminal = "packages/client/src/cli/terminal-text.ts";
const shownAs = "%j is shown as %j";

export const showingDefences: readonly Defence[] = [
  {
    row: "terminal-controls",
    attackNumber: 26,
    attack: "escape sequences in a terminal",
    defence: "what drives a terminal is taken out",
    takenOut: "that",
    edits: [
      { file: terminal, find: "stripVTControlCharacters(text)", put: "text" },
      { file: terminal, find: '    .replaceAll(invisible, "")', put: "" },
    ],
    test: {
      file: tests.terminalText,
      title: shownAs,
      case: '"\\u001b]0;title\\u0007x" is shown as "x"',
    },
  },
  {
    row: "terminal-lines",
    attackNumber: 26,
    attack: "a line that passes for somebody else's",
    defence: "further lines are set in",
    takenOut: "that",
    edits: [{ file: terminal, find: '.join("\\n      ")', put: '.join("\\n")' }],
    test: {
      file: tests.terminalText,
      title: shownAs,
      case: '"12:00 bob: hi\\nbob: no" is shown as "12:00 bob: hi\\n      bob: no"',
    },
  },
  {
    row: "terminal-isolates",
    attackNumber: 22,
    attack: "a name that turns what stands beside it around",
    defence: "right-to-left text is isolated (UAX 9)",
    takenOut: "the isolates",
    edits: [
      {
        file: terminal,
        find: "return rightToLeft.test(line) ? ",
        put: "return rightToLeft.test(line) && line.length < 0 ? ",
      },
    ],
    test: {
      file: tests.terminalText,
      title: "the name %j is shown as %j, on one line",
      case: 'the name "محمد" is shown as "\u2068محمد\u2069", on one line',
    },
  },
  {
    row: "terminal-directions",
    attackNumber: 22,
    attack: "a text that turns itself around",
    defence: "direction marks are taken out",
    takenOut: "that",
    edits: [
      { file: terminal, find: "|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/gu", put: "/gu" },
    ],
    test: { file: tests.terminalText, title: shownAs, case: '"\u2066x\u2069" is shown as "x"' },
  },
  {
    row: "window-markup",
    attackNumber: 24,
    attack: "markup in texts and names",
    defence: "one function escapes all of it",
    takenOut: "the escape of <",
    edits: [
      { file: "packages/client-gui/src/text/escape.ts", find: '    .replaceAll("<", "&lt;")\n', put: "" },
    ],
    test: {
      file: tests.messageHtml,
      title: "code in a line has its colour and nothing in it is markup",
    },
  },
  {
    row: "far-times",
    attack: "a time that no calendar has, which whatever shows it ends over",
    defence: "it counts as the last one that there is",
    takenOut: "that",
    edits: [
      {
        file: "packages/protocol/src/message/room/fields.ts",
        find: "return Math.min(readCount(fields, field), lastMomentMs);",
        put: "return Math.min(readCount(fields, field), 2 * lastMomentMs);",
      },
    ],
    test: {
      file: tests.sayMessages,
      title: "a time that no Date can hold is the last one that can be shown",
    },
  },
  {
    row: "window-isolates",
    attackNumber: 22,
    attack: "a name that turns what stands beside it around",
    defence: "names and texts are isolated (UAX 9), without marks of their own",
    takenOut: "that marks of their own are taken out",
    edits: [
      {
        file: "packages/client-gui/src/text/isolate.ts",
        find: 'text.replaceAll(/[\\u202a-\\u202e\\u2066-\\u2069]/g, "")',
        put: "text",
      },
    ],
    test: {
      file: tests.isolate,
      title: "what turns text around is out, and marks that act on themselves alone stay",
    },
  },
  {
    row: "text-controls",
    attackNumber: 26,
    attack: "control characters in texts",
    defence: "sender and receiver refuse them",
    takenOut: "the rule",
    edits: [
      {
        file: source.text,
        find: 'return controlCharacter.test(text) ? "control-character" : undefined;',
        put: "return undefined;",
      },
    ],
    test: { file: tests.text, title: "%j: %s", case: '"bell\\u0007": control-character' },
  },
  {
    row: "log-texts",
    attack: "a log that is read by others",
    defence: "no text is logged",
    takenOut: "that: a relayed message is logged with its text",
    edits: [
      {
        file: source.saying,
        find: "      kind: content.kind,\n      bytes: encoded.length,\n",
        put: '      kind: content.kind,\n      bytes: encoded.length,\n      ...({ text: "text" in content ? content.text : "" } as object),\n',
      },
    ],
    test: {
      file: tests.seedFlaws,
      title:
        "plaintext on standard output, and keys too: the daemon's output has neither, at its most talkative",
    },
  },
  {
    row: "log-names",
    attack: "a log that is read by others",
    defence: "a name that was refused is not logged",
    takenOut: "that",
    edits: [
      {
        file: source.connection,
        find: 'log.write("name.refused", { conn: this.#arrival.id, refusal: claim.refusal });',
        put: 'log.write("name.refused", { conn: this.#arrival.id, refusal: claim.refusal, ...({ name: introduced.name } as object) });',
      },
    ],
    test: {
      file: tests.accessOverSockets,
      title: "the log has no name that was refused, no token and no key",
    },
  },
  {
    row: "log-tokens",
    attack: "a log that is read by others",
    defence: "tokens are not logged",
    takenOut: "that",
    edits: [
      {
        file: source.connection,
        find: 'log.write("access.refused", { conn: this.#arrival.id, reason: admission, identity });',
        put: 'log.write("access.refused", { conn: this.#arrival.id, reason: admission, identity, ...({ token: this.#token } as object) });',
      },
      {
        file: source.connection,
        find: "  #identity: IdentityPublicKey | undefined;\n",
        put: '  #identity: IdentityPublicKey | undefined;\n  #token = "";\n',
      },
      {
        file: source.connection,
        find: "    this.#identity = introduced.identity;\n",
        put: '    this.#identity = introduced.identity;\n    this.#token = Buffer.from(introduced.invite ?? []).toString("base64url");\n',
      },
    ],
    test: {
      file: tests.accessOverSockets,
      title: "the log has no name that was refused, no token and no key",
    },
  },
  {
    row: "log-lines",
    attackNumber: 26,
    attack: "a log line that somebody else has made up",
    defence: "values of strangers are quoted",
    takenOut: "the quotes",
    edits: [
      {
        file: source.textLine,
        find: "plain.test(value) ? value : quote(value)",
        put: "plain.test(value) ? value : String(value)",
      },
    ],
    test: { file: tests.textLine, title: "nobody gets %s", case: "nobody gets a line of their own" },
  },
];
