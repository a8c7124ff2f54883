/**
 * An outbox on disk: a folder with one file for each thing that was written, so that several programs of one person can share
 * it and none overwrites what another has left. Two of them may send the same thing: under one id it is stored once.
 *
 *     outbox/127.0.0.1%3A5068/2f1c…/0001790000000000-9be1….json
 */
import { createHash } from "node:crypto";
import { mkdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type IdentityPublicKey, keyDigest } from "@conclave/crypto";
import { formatAddress, type ServerAddress, UsageError } from "@conclave/protocol";
import { requireSendable } from "../content-rules.ts";
import { loadKeptFiles } from "../files/kept-files.ts";
import { stateFolder } from "../files/state-folder.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { toHex } from "../hex.ts";
import { UploadFolder } from "../transfers/upload-folder.ts";
import type { OutboxItem, TextId } from "./item.ts";
import type { OutboxStore } from "./store.ts";

/** Something in the folder cannot be used; it is left as it is. */
export class OutboxFileError extends Error {
  override readonly name = "OutboxFileError";
}

export interface OutboxOwner {
  readonly address: ServerAddress;
  /** Whose it is: that of a key, or of a name that somebody has without one. */
  readonly who: IdentityPublicKey | { readonly guest: string };
}

export class OutboxFolder implements OutboxStore {
  readonly path: string;
  readonly uploads: UploadFolder;
  /** The files of what is kept, by id. */
  readonly #files = new Map<TextId, string>();

  /** @param path default: in the person's state folder, one for each server and key. */
  constructor(owner: OutboxOwner, path: string = join(stateFolder(), "outbox")) {
    this.path = join(path, encodeURIComponent(formatAddress(owner.address)), ownerName(owner.who));
    this.uploads = new UploadFolder(join(this.path, "uploads"));
  }

  async load(): Promise<{ items: readonly OutboxItem[]; faults: readonly Error[] }> {
    const faultOf = (message: string, options: ErrorOptions) => new OutboxFileError(message, options);
    const { files, faults } = await loadKeptFiles(this.path, suffix, parse, faultOf);
    for (const { name, kept } of files) this.#files.set(kept.id, name);
    return { items: files.map(({ kept }) => kept), faults };
  }

  async put(item: OutboxItem): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const name = this.#files.get(item.id) ?? `${String(item.timeMs).padStart(16, "0")}-${item.id}${suffix}`;
    this.#files.set(item.id, name);
    await writeAtomically(join(this.path, name), `${JSON.stringify({ version: 1, ...item })}\n`);
  }

  async remove(id: TextId): Promise<void> {
    const name = this.#files.get(id);
    this.#files.delete(id);
    if (name === undefined) return;
    await unlink(join(this.path, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}

function ownerName(who: OutboxOwner["who"]): string {
  if (who instanceof Uint8Array) return toHex(keyDigest(who));
  return `guest-${createHash("sha256").update(who.guest).digest("hex")}`;
}

/** What was written is judged again: somebody may have edited the file. */
function parse(text: string): OutboxItem {
  const { version, id, room, content, timeMs, state } = JSON.parse(text) as OutboxItem & { version: unknown };
  if (version !== 1) throw new UsageError(`its version is ${version}, and 1 is expected`);
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id))
    throw new UsageError("its id has not 32 hex digits");
  if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new UsageError("its timeMs is no time");
  if (!states.has(state?.kind)) throw new UsageError("its state is none that is kept");
  if (typeof content?.kind !== "string") throw new UsageError("its content has no kind");
  requireSendable(room, content);
  return { id, room, content, timeMs, state };
}

const states: ReadonlySet<unknown> = new Set(["failed", "refused", "waiting"]);
const suffix = ".json";
