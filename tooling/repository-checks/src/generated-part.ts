/** A part of a document that is generated, between two comments that name it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readText, root } from "./files.ts";

/** @throws {Error} if the document has no such part. */
export function readGenerated(path: string, name: string): string {
  const { start, end, text } = locate(path, name);
  return text.slice(start, end).trim();
}

/** @throws {Error} if the document has no such part. */
export function writeGenerated(path: string, name: string, content: string): void {
  const { start, end, text } = locate(path, name);
  writeFileSync(join(root, path), `${text.slice(0, start)}\n\n${content}\n\n${text.slice(end)}`);
}

function locate(path: string, name: string): { start: number; end: number; text: string } {
  const text = readText(path);
  const opening = `<!-- generated: ${name} -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf(`<!-- end: ${name} -->`, start);
  if (start < 0 || end < 0) throw new Error(`${path} has no generated part "${name}"`);
  return { start: start + opening.length, end, text };
}
