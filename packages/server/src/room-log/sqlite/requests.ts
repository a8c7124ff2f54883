/** What can be asked of whoever reads, as values, so that asking can cross threads. */
import type { RoomId } from "@conclave/protocol";
import type { FileKey, FileRecord, KeptFile } from "../file-records.ts";
import type { Found, Page, PageQuery, PersonId, SearchQuery, StoredRoom } from "../room-log.ts";

export interface ReadResults {
  load: readonly StoredRoom[];
  room: StoredRoom | undefined;
  opened: StoredRoom | undefined;
  page: Page;
  search: Found;
  file: KeptFile | undefined;
  goneFiles: readonly FileKey[];
  files: readonly FileRecord[];
  readPositions: ReadonlyMap<RoomId, number>;
}

export type ReadRequest =
  | { readonly read: "load" }
  | { readonly read: "room"; readonly room: RoomId }
  | { readonly read: "opened"; readonly maker: PersonId; readonly openId: Uint8Array }
  | { readonly read: "page"; readonly query: PageQuery }
  | { readonly read: "search"; readonly query: SearchQuery }
  | { readonly read: "file"; readonly room: RoomId; readonly number: number }
  | { readonly read: "goneFiles" }
  | { readonly read: "files" }
  | { readonly read: "readPositions"; readonly person: PersonId };
