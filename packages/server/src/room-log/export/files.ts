/** The files of a room as files in a folder, for whoever takes the room elsewhere. */
import { constants, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { cleanFileName, type RoomId } from "@conclave/protocol";
import { FileFolder, filesFolderName } from "../../files/folder.ts";
import type { RoomLog } from "../room-log.ts";
import { entriesOf, type Span } from "./entries.ts";

/**
 * Each as its entry's number and its name, so that no two are one; nothing that is there is written over.
 *
 * @param folder is made if it is not there. Throws the error of the operating system.
 */
export async function exportFiles(
  log: RoomLog,
  room: RoomId,
  span: Span,
  state: string,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = new FileFolder(join(state, filesFolderName));
  for await (const { number, content } of entriesOf(log, room, span)) {
    const file = content.kind === "file" ? await log.files.find(room, number) : undefined;
    if (file === undefined || content.kind !== "file") continue;
    const path = join(folder, cleanFileName(`${number}-${content.name}`));
    await copyFile(files.wholePath(file.key), path, constants.COPYFILE_EXCL);
  }
}
