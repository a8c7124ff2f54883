/** What files of others are called on this computer (`local-name.ts`), and what is called that in a room. */
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { cleanFileName, fileNameFault, fileNameMaxBytes } from "@conclave/protocol";
import { localName, numbered } from "../src/transfers/local-name.ts";

/** Input: UTF-8. */
export const localNames: FuzzTarget = {
  name: "local-names",
  maxBytes: 700,
  seeds: [
    "plan.pdf",
    "../../.bashrc",
    "-rf",
    "...",
    "a\u202egpj.exe",
    "x".repeat(260),
    `${"é".repeat(130)}.tar.gz`,
    `.${"a".repeat(300)}`,
    "CON",
    " ",
    'a:b|c?d*e<f>g"h',
    "\u2028.txt",
  ].map((name) => Buffer.from(name)),
  dictionary: ["/", "\\", "..", ".", "-", " ", "\u202e", "\u2029", "\0", "\u{1f600}", ".conclave-part"].map(
    (text) => Buffer.from(text),
  ),
  run: (input) => {
    const name = new TextDecoder().decode(input);
    const clean = cleanFileName(name);
    promised(fileNameFault(clean) === undefined, "a name that was made clean can be sent");
    promised(cleanFileName(clean) === clean, "what is clean stays as it is");
    const local = localName(name);
    isFit(local, "a local name");
    promised(localName(local) === local, "what is fit stays as it is");
    for (const number of [1, 2, 99]) isFit(numbered(local, number), "one with a number");
    promised(numbered(local, 2) !== local, "a number makes another name");
    return `${fileNameFault(name) ?? "fine"} ${clean === name} ${local === clean}`;
  },
};

function isFit(name: string, what: string): void {
  promised(fileNameFault(name) === undefined, `${what} is a file name`);
  promised(Buffer.byteLength(name) <= fileNameMaxBytes, `${what} is as long as a file system takes`);
  promised(!/^[-.\s]/.test(name), `${what} hides nothing, and is no option`);
  promised(!/[.\s]$/.test(name), `${what} has no end that is not seen`);
  promised(!/[*?"<>|:]/.test(name), `${what} means nothing to a shell`);
}
