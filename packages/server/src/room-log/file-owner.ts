/** Whose a file is: the name of its quota, and of who may go on with it. */
import { foldName } from "../names/skeleton.ts";
import type { FileOwner } from "./file-records.ts";
import type { Author } from "./room-log.ts";

export function fileOwner({ person, name }: Pick<Author, "name" | "person">): FileOwner {
  return person === undefined ? `guest:${foldName(name)}` : `person:${person}`;
}
