/** Writes one key file over and over, in turns with either content, until it is killed. Run by key-file.test.ts. */
import { IdentityKey } from "@conclave/crypto";
import { createPrivateFile, replacePrivateFile } from "../../src/private-file.ts";

const [mode, file = "", ...contents] = process.argv.slice(2);
const place = { file, what: "identity" };
if (mode === "create") {
  await createPrivateFile(place, IdentityKey.generate().toPem());
} else {
  for (let turn = 0; ; turn += 1) await replacePrivateFile(place, contents[turn % contents.length] ?? "");
}
