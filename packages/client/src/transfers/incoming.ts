/** Files that are fetched: two at a time are on their way, the others wait for their turn. */
import type { Entry, FileContent, Part, RefusalReason, RoomId } from "@conclave/protocol";
import { QuestionError } from "../questions.ts";
import { retryDelay } from "../reconnect.ts";
import { Download } from "./download.ts";
import { Target, TargetError } from "./target.ts";
import type { FileToFetch, Transfer, TransferFault, TransferId, TransferState } from "./transfer.ts";
import { type FileLine, isPassing, type TransfersParts } from "./transfers.ts";

export interface IncomingParts extends Pick<TransfersParts, "backOff" | "clock" | "entry" | "random"> {
  onChange(transfer: Transfer): void;
}

interface Fetching {
  transfer: Transfer;
  readonly wanted: FileToFetch;
  /** Open from when it is known what it is until its end. */
  target: Target | undefined;
  download: Download | undefined;
  /**
   * "waiting" for its turn; "asking" what it is; "moving"; "held" back because the server cannot just now; "finishing": all of it is
   * here, and nobody is asked for anything any more.
   */
  phase: "asking" | "finishing" | "held" | "moving" | "waiting";
  failures: number;
  cancelRetry: (() => void) | undefined;
}

export class Incoming {
  readonly #parts: IncomingParts;
  readonly #fetchings = new Map<TransferId, Fetching>();
  #line: FileLine | undefined;
  #ended: "no" | "yes" = "no";

  constructor(parts: IncomingParts) {
    this.#parts = parts;
  }

  add(id: TransferId, wanted: FileToFetch & { readonly room: RoomId }): TransferId {
    const transfer: Transfer = {
      id,
      room: wanted.room,
      direction: "in",
      name: "",
      type: "application/octet-stream",
      bytes: 0,
      doneBytes: 0,
      number: wanted.number,
      path: "toPath" in wanted ? wanted.toPath : undefined,
      state: { kind: "waiting" },
    };
    const fetching: Fetching = {
      ...{ transfer, wanted, phase: "waiting", failures: 0 },
      ...{ target: undefined, download: undefined, cancelRetry: undefined },
    };
    this.#fetchings.set(id, fetching);
    this.#parts.onChange(transfer);
    this.#next();
    return id;
  }

  cancel(id: TransferId): boolean {
    const fetching = this.#fetchings.get(id);
    if (fetching === undefined || fetching.phase === "finishing") return false;
    const { target } = fetching;
    // What nobody wants any more does not stay behind.
    void this.#finish(fetching, { kind: "cancelled" }, () => target?.remove());
    return true;
  }

  open(line: FileLine): void {
    this.#line = line;
    this.#next();
  }

  connectionEnded(): void {
    this.#line = undefined;
    for (const fetching of this.#fetchings.values()) {
      fetching.cancelRetry?.();
      // One that is asked about hears that there will be no answer.
      if (fetching.phase === "moving" || fetching.phase === "held") void this.#pause(fetching);
    }
  }

  async end(): Promise<void> {
    this.#ended = "yes";
    this.connectionEnded();
    const left = [...this.#fetchings.values()];
    this.#fetchings.clear();
    await Promise.all(
      left.map(async ({ download, target }) => {
        await download?.stop();
        await target?.close();
      }),
    );
  }

  part(part: Part): boolean {
    return this.#downloads().some((download) => download.part(part));
  }

  refused(id: Uint8Array, why: RefusalReason): boolean {
    return this.#downloads().some((download) => download.refused(id, why));
  }

  #downloads(): Download[] {
    return [...this.#fetchings.values()].flatMap(({ download }) => download ?? []);
  }

  #next(): void {
    if (this.#line === undefined) return;
    const all = [...this.#fetchings.values()];
    const free = turnsMaxCount - all.filter(({ phase }) => phase !== "waiting").length;
    for (const fetching of all.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, free)))
      void this.#go(fetching);
  }

  async #go(fetching: Fetching): Promise<void> {
    const line = this.#line;
    fetching.phase = "asking";
    try {
      await fetching.download?.stop();
      fetching.download = undefined;
      fetching.target ??= await this.#open(fetching);
      if (!this.#isWanted(fetching) || line === undefined || line !== this.#line) {
        await this.#pause(fetching);
        return;
      }
      this.#begin(fetching, fetching.target, line);
    } catch (error) {
      this.#failed(fetching, error as Error);
    }
  }

  /** Asks what it is, and makes room for it. */
  async #open(fetching: Fetching): Promise<Target> {
    const { wanted, transfer } = fetching;
    const entry = await this.#parts.entry(transfer.room, wanted.number);
    const file = fileOf(entry);
    if (file === undefined) throw new NoEntryError();
    const { name, type, bytes } = file;
    fetching.transfer = { ...fetching.transfer, name, type, bytes };
    const target = await Target.open(wanted, file);
    // What was given up meanwhile does not stay behind; what is left for another run does.
    if (!this.#isWanted(fetching)) await (this.#ended === "yes" ? target.close() : target.remove());
    const { doneBytes, path } = target;
    fetching.transfer = { ...fetching.transfer, doneBytes, path };
    return target;
  }

  #begin(fetching: Fetching, target: Target, line: FileLine): void {
    const { room, bytes } = fetching.transfer;
    fetching.phase = "moving";
    this.#set(fetching, { kind: "moving" });
    fetching.download = new Download({
      ...{ room, bytes, target, number: fetching.wanted.number },
      send: (message) => line.send(message),
      onProgress: (doneBytes) => this.#progressed(fetching, target, doneBytes),
      onRefused: (why) => {
        if (isPassing(why)) this.#holdBack(fetching);
        else this.#fail(fetching, why);
      },
      onFault: (error) => this.#failed(fetching, error),
    });
    if (target.doneBytes === bytes) void this.#complete(fetching, target);
  }

  #progressed(fetching: Fetching, target: Target, doneBytes: number): void {
    const { bytes, doneBytes: told } = fetching.transfer;
    fetching.failures = 0;
    if (doneBytes === bytes) void this.#complete(fetching, target);
    else if (doneBytes - told >= bytes / toldMaxCount) {
      fetching.transfer = { ...fetching.transfer, doneBytes };
      // What came last may be written only after the connection has ended.
      this.#set(fetching, { kind: this.#line === undefined ? "paused" : "moving" });
    }
  }

  async #complete(fetching: Fetching, target: Target): Promise<void> {
    if (!this.#isWanted(fetching) || fetching.phase === "finishing") return;
    fetching.phase = "finishing";
    try {
      const path = await target.finish();
      const { bytes } = fetching.transfer;
      fetching.transfer = { ...fetching.transfer, path, doneBytes: bytes };
      await this.#finish(fetching, { kind: "done" });
    } catch (error) {
      this.#failed(fetching, error as Error);
    }
  }

  #failed(fetching: Fetching, error: Error): void {
    // It was given up before this was known.
    if (!this.#isWanted(fetching)) return;
    if (error instanceof QuestionError && error.code === "lost") void this.#pause(fetching);
    else if (error instanceof QuestionError && error.why !== undefined && isPassing(error.why))
      this.#holdBack(fetching);
    else this.#fail(fetching, faultOf(error));
  }

  #fail(fetching: Fetching, why: TransferFault): void {
    const { target } = fetching;
    // What there is of it is of no use for another try when the server does not have it.
    const isUseful = why === "unwritable" || why === "exists";
    void this.#finish(fetching, { kind: "failed", why }, () =>
      isUseful ? target?.close() : target?.remove(),
    );
  }

  async #pause(fetching: Fetching): Promise<void> {
    if (!this.#fetchings.has(fetching.transfer.id)) return;
    this.#set(fetching, { kind: "paused" });
    await fetching.download?.stop();
    // What was being written meanwhile may have been the end of it.
    if (fetching.phase === "finishing" || !this.#isWanted(fetching)) return;
    fetching.download = undefined;
    fetching.phase = "waiting";
    this.#next();
  }

  #holdBack(fetching: Fetching): void {
    const { clock, random, backOff } = this.#parts;
    fetching.failures += 1;
    fetching.phase = "held";
    this.#set(fetching, { kind: "paused" });
    fetching.cancelRetry = clock.setTimer(
      () => void this.#go(fetching),
      retryDelay(fetching.failures, random(), backOff),
    );
  }

  async #finish(
    fetching: Fetching,
    state: TransferState,
    clear?: () => Promise<void> | undefined,
  ): Promise<void> {
    if (!this.#fetchings.delete(fetching.transfer.id)) return;
    fetching.cancelRetry?.();
    if (state.kind !== "done") await fetching.download?.stop();
    await clear?.();
    this.#set(fetching, state);
    this.#next();
  }

  #set(fetching: Fetching, state: TransferState): void {
    fetching.transfer = { ...fetching.transfer, state };
    this.#parts.onChange(fetching.transfer);
  }

  #isWanted({ transfer }: Fetching): boolean {
    return this.#fetchings.has(transfer.id);
  }
}

/** There is no file to fetch. */
class NoEntryError extends Error {
  override readonly name = "NoEntryError";
}

function fileOf(entry: Entry | undefined): FileContent | undefined {
  return entry?.content.kind === "file" ? entry.content : undefined;
}

function faultOf(error: Error): TransferFault {
  if (error instanceof TargetError) return error.why;
  if (error instanceof NoEntryError) return "no-entry";
  return error instanceof QuestionError ? (error.why ?? "other") : "unwritable";
}

const turnsMaxCount = 2;
const toldMaxCount = 200;
