/**
 * Files that are sent. One at a time is on its way, so that a text never waits for more than a few parts; the others wait for
 * their turn. One that the server has whole becomes an entry by way of the outbox, under the same id.
 */
import { basename, resolve } from "node:path";
import { cleanFileName, lobby, type RefusalReason } from "@conclave/protocol";
import { requireSendable } from "../content-rules.ts";
import { fromHex, toHex } from "../hex.ts";
import type { OutboxItem } from "../outbox/item.ts";
import { retryDelay } from "../reconnect.ts";
import { mediaTypeOf } from "./media-type.ts";
import { memorySource, openSource, type Source, SourceError } from "./source.ts";
import type { FileToSend, Transfer, TransferFault, TransferId, TransferState } from "./transfer.ts";
import { type FileLine, isPassing, type TransfersParts } from "./transfers.ts";
import { fileContent, Upload } from "./upload.ts";
import type { KeptUpload } from "./upload-store.ts";

export interface OutgoingParts extends Omit<TransfersParts, "emit" | "entry"> {
  emit: TransfersParts["emit"];
  onChange(transfer: Transfer): void;
}

interface Sending {
  transfer: Transfer;
  readonly file: FileToSend;
  readonly timeMs: number;
  /** What it was when it was put in, if that was in an earlier run. */
  readonly before: KeptUpload | undefined;
  /** Read, and its hash known. */
  source: Source | undefined;
  /** How often the server did not know it any more. */
  lostCount: number;
}

export class Outgoing {
  readonly #parts: OutgoingParts;
  /** In the order in which they were put in; those whose entry is on its way included. */
  readonly #sendings = new Map<TransferId, Sending>();
  #line: FileLine | undefined;
  #active: { readonly id: TransferId; readonly upload: Upload } | undefined;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #ended: "no" | "yes" = "no";

  constructor(parts: OutgoingParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    const { store, emit } = this.#parts;
    if (store === undefined) return;
    try {
      const { uploads, faults } = await store.load();
      for (const error of faults) emit({ type: "store-failed", error });
      for (const kept of uploads) this.#begin(kept.id, { ...kept }, kept.timeMs, kept);
    } catch (error) {
      emit({ type: "store-failed", error: error as Error });
    }
  }

  /** @throws {UsageError} for a name, a type or a caption that cannot be sent. */
  add(id: TransferId, file: FileToSend, timeMs: number): TransferId {
    const { name, type } = namesOf(file);
    // Its bytes and hash are not known yet, and none are at fault.
    const hash = "0".repeat(64);
    requireSendable(file.room ?? lobby, fileContent({ ...file, name, type, bytes: 0, hash }));
    this.#begin(id, file, timeMs, undefined);
    return id;
  }

  cancel(id: TransferId): boolean {
    const sending = this.#sendings.get(id);
    if (sending === undefined) return false;
    // What is an entry on its way is given up where it is.
    if (this.#parts.unsay(id)) return true;
    this.#line?.send({ type: "DROP", id: fromHex(id) });
    this.#finish(sending, { kind: "cancelled" });
    return true;
  }

  open(line: FileLine): void {
    this.#line = line;
    this.#next();
  }

  connectionEnded(): void {
    this.#line = undefined;
    this.#cancelRetry?.();
    const sending = this.#active && this.#sendings.get(this.#active.id);
    this.#active?.upload.stop();
    this.#active = undefined;
    if (sending !== undefined) this.#set(sending, { kind: "paused" });
  }

  async end(): Promise<void> {
    this.#ended = "yes";
    this.connectionEnded();
    await Promise.all([...this.#sendings.values()].map(({ source }) => source?.close()));
  }

  had(id: TransferId, at: number): boolean {
    if (this.#active?.id !== id) return false;
    this.#failures = 0;
    this.#active.upload.had(at);
    return true;
  }

  refused(id: TransferId, why: RefusalReason): boolean {
    const sending = this.#sendings.get(id);
    if (this.#active?.id !== id || sending === undefined) return false;
    this.#active.upload.stop();
    this.#active = undefined;
    if (isPassing(why)) this.#holdBack(sending);
    else if (why === "file" && sending.lostCount === 0) void this.#again(sending);
    else this.#fail(sending, why);
    return true;
  }

  outboxChanged({ id, state }: OutboxItem): void {
    const sending = this.#sendings.get(id);
    if (sending === undefined || state.kind === "waiting") return;
    if (state.kind === "stored") {
      sending.transfer = { ...sending.transfer, number: state.number };
      this.#finish(sending, { kind: "done" });
    } else if (state.kind === "refused") this.#fail(sending, state.why);
    else this.#finish(sending, { kind: "cancelled" });
  }

  kept(): Promise<void> {
    return this.#keeping;
  }

  #begin(id: TransferId, file: FileToSend, timeMs: number, before: KeptUpload | undefined): void {
    const transfer: Transfer = {
      id,
      room: file.room ?? lobby,
      direction: "out",
      ...namesOf(file),
      bytes: before?.bytes ?? ("path" in file ? 0 : file.bytes.length),
      doneBytes: 0,
      number: undefined,
      path: "path" in file ? resolve(file.path) : undefined,
      state: { kind: "waiting" },
    };
    const sending: Sending = { transfer, file, timeMs, before, source: undefined, lostCount: 0 };
    this.#sendings.set(id, sending);
    this.#parts.onChange(transfer);
    void this.#read(sending);
  }

  /** Its hash is what it is announced by, so all of it is read before the first part leaves. */
  async #read(sending: Sending): Promise<void> {
    const { file, before } = sending;
    try {
      const source = "path" in file ? await openSource(resolve(file.path)) : memorySource(file.bytes);
      if (!this.#isWanted(sending)) return await source.close();
      sending.source = source;
      if (before !== undefined && !isSame(before, source)) throw new SourceError("changed");
      sending.transfer = { ...sending.transfer, bytes: source.bytes };
      if (before === undefined) this.#keep(() => this.#remember(sending, source));
      this.#next();
    } catch (error) {
      this.#fail(sending, error instanceof SourceError ? error.why : "unreadable");
    }
  }

  async #remember({ transfer, file, timeMs }: Sending, source: Source): Promise<void> {
    const { id, room, name, type } = transfer;
    const { store } = this.#parts;
    if (store === undefined || !this.#sendings.has(id)) return;
    const path = "path" in file ? resolve(file.path) : await store.keep(id, file.bytes);
    const { bytes, hash } = source;
    const { caption, re } = file;
    await store.put({ id, room, path, name, type, bytes, hash: toHex(hash), caption, re, timeMs });
  }

  /** Begins with the first that is ready, if none is on its way. */
  #next(): void {
    const line = this.#line;
    if (line === undefined || this.#active !== undefined || this.#ended === "yes") return;
    const ready = [...this.#sendings.values()].find(({ source, transfer }) => {
      return source !== undefined && !isEntry(transfer);
    });
    const { source } = ready ?? {};
    if (ready === undefined || source === undefined) return;
    if (line.fileMaxBytes === undefined) this.#fail(ready, "no-files");
    else if (source.bytes > line.fileMaxBytes) this.#fail(ready, "size");
    else this.#announce(ready, source, line);
    if (this.#active === undefined) this.#next();
  }

  #announce(sending: Sending, source: Source, line: FileLine): void {
    const { id, room } = sending.transfer;
    const upload = new Upload({
      id: fromHex(id),
      room,
      source,
      send: (message) => line.send(message),
      onProgress: (doneBytes) => this.#progressed(sending, doneBytes),
      onFault: (error) => {
        line.send({ type: "DROP", id: fromHex(id) });
        this.#fail(sending, error instanceof SourceError ? error.why : "unreadable");
      },
    });
    this.#active = { id, upload };
    this.#set(sending, { kind: "moving" });
  }

  #progressed(sending: Sending, doneBytes: number): void {
    const { bytes, doneBytes: told } = sending.transfer;
    const isWhole = doneBytes === bytes;
    // A large file is not told of thousands of times.
    if (!isWhole && doneBytes - told < bytes / toldMaxCount) return;
    sending.transfer = { ...sending.transfer, doneBytes };
    this.#set(sending, { kind: "moving" });
    if (isWhole) this.#say(sending);
  }

  #say(sending: Sending): void {
    const { id, room, name, type } = sending.transfer;
    const { source, file, timeMs } = sending;
    if (source === undefined) return;
    this.#active = undefined;
    const { caption, re } = file;
    const content = fileContent({
      ...{ name, type, bytes: source.bytes, hash: toHex(source.hash) },
      ...{ caption, re },
    });
    try {
      this.#parts.say({ id, room, content, timeMs });
    } catch {
      // The outbox is full.
      this.#fail(sending, "limit");
    }
    this.#next();
  }

  /** The server cannot store just now: it is asked again, by and by. */
  #holdBack(sending: Sending): void {
    const { clock, random, backOff } = this.#parts;
    this.#failures += 1;
    this.#set(sending, { kind: "paused" });
    this.#cancelRetry?.();
    this.#cancelRetry = clock.setTimer(() => this.#next(), retryDelay(this.#failures, random(), backOff));
  }

  /** The server has lost it, or it is not what we have announced: once more from what it is now. */
  async #again(sending: Sending): Promise<void> {
    sending.lostCount += 1;
    // An empty file would pass for one that the server has all of.
    this.#set(sending, { kind: "waiting" });
    const { source, file } = sending;
    if (source === undefined || !("path" in file)) {
      this.#next();
      return;
    }
    sending.source = undefined;
    await source.close();
    try {
      const now = await openSource(resolve(file.path));
      sending.source = now;
      if (!this.#isWanted(sending)) await now.close();
      else if (now.bytes !== source.bytes || toHex(now.hash) !== toHex(source.hash))
        this.#fail(sending, "changed");
      else this.#next();
    } catch (error) {
      this.#fail(sending, error instanceof SourceError ? error.why : "unreadable");
    }
  }

  #fail(sending: Sending, why: TransferFault): void {
    this.#finish(sending, { kind: "failed", why });
  }

  #finish(sending: Sending, state: TransferState): void {
    const { id } = sending.transfer;
    if (!this.#sendings.delete(id)) return;
    if (this.#active?.id === id) {
      this.#active.upload.stop();
      this.#active = undefined;
    }
    void sending.source?.close();
    const { store } = this.#parts;
    if (store !== undefined) this.#keep(() => store.remove(id));
    this.#set(sending, state);
    this.#next();
  }

  #keep(work: () => Promise<void>): void {
    this.#keeping = this.#keeping
      .then(work)
      .catch((error: Error) => this.#parts.emit({ type: "store-failed", error }));
  }

  #set(sending: Sending, state: TransferState): void {
    sending.transfer = { ...sending.transfer, state };
    this.#parts.onChange(sending.transfer);
  }

  #isWanted({ transfer }: Sending): boolean {
    return this.#ended === "no" && this.#sendings.has(transfer.id);
  }
}

/** Whether the server has all of it, so that the rest is the outbox's. */
function isEntry({ state, bytes, doneBytes }: Transfer): boolean {
  return state.kind === "moving" && bytes === doneBytes;
}

function isSame(kept: KeptUpload, { bytes, hash }: Source): boolean {
  return kept.bytes === bytes && kept.hash === toHex(hash);
}

function namesOf(file: FileToSend): { readonly name: string; readonly type: string } {
  const name = file.name ?? ("path" in file ? cleanFileName(basename(file.path)) : "");
  return { name, type: file.type ?? mediaTypeOf(name) };
}

const toldMaxCount = 200;
