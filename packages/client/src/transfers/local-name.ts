/** What a file that others have named is called on this computer. */
import { basename, extname } from "node:path";
import { cleanFileName, fileNameMaxBytes } from "@conclave/protocol";

/** One that hides nothing and means nothing to a shell or a program: no leading "-" or ".", no end that is not seen. */
export function localName(name: string): string {
  const clean = cleanFileName(name)
    .replaceAll(/[*?"<>|:]/g, "_")
    .replace(/^[\s.-]+/, (lead) => "_".repeat(lead.length))
    .replace(/[\s.]+$/, "");
  return clean === "" ? "file" : clean;
}

/** The same with a number: "plan (2).pdf". */
export function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const last = extname(name);
  // What is longer than that is no ending that anything is known by, and would leave no room for the rest.
  const ending = Buffer.byteLength(last) > endingMaxBytes ? "" : last;
  const mark = ` (${number})`;
  let stem = [...basename(name, ending)];
  while (stem.length > 0 && Buffer.byteLength(stem.join("") + mark + ending) > fileNameMaxBytes)
    stem = stem.slice(0, -1);
  return stem.join("") + mark + ending;
}

const endingMaxBytes = 64;
