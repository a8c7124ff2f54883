/** What was pasted or dropped, as files for a room. */
import type { FileToSend } from "../../app/controller.ts";
import type { Pasted } from "../../qt/message-composer.ts";

export function filesToSend({ paths, picture }: Pasted): readonly FileToSend[] {
  const files = paths.map((path) => ({ kind: "path", path }) as const);
  if (picture === undefined) return files;
  return [...files, { kind: "bytes", name: "picture.png", type: "image/png", bytes: picture }];
}
