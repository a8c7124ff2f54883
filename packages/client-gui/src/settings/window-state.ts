/**
 * What the window remembers, in `window.json` of the state folder; only its owner may read it, since drafts are private. It is
 * written some time after a change and at the end, whole. A file that cannot be read is set aside, never written over.
 */
import { copyFile, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ClientClock, stateFolder, systemClock, writeAtomically } from "@conclave/client";
import type { Complaint } from "../app/app-state.ts";
import { freeName } from "./free-name.ts";
import {
  bounded,
  formatKeptState,
  initialKeptState,
  type KeptState,
  keptLimits,
  parseKeptState,
} from "./kept-state.ts";

export interface WindowStateOptions {
  /** Default: window.json in the state folder. */
  readonly path?: string;
  readonly clock?: ClientClock;
  /** How long, in ms, after the first change it is written. */
  readonly delayMs?: number;
  /** What cannot be read or written, for a person. */
  onComplaint(complaint: Complaint): void;
}

export class WindowState implements AsyncDisposable {
  readonly path: string;
  readonly #clock: ClientClock;
  readonly #delayMs: number;
  readonly #onComplaint: (complaint: Complaint) => void;
  #state: KeptState = initialKeptState;
  /** What the file has, as far as we know. */
  #written = "";
  #stopTimer: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor({ path, clock = systemClock, delayMs = usualDelayMs, onComplaint }: WindowStateOptions) {
    this.path = path ?? join(stateFolder(), "window.json");
    this.#clock = clock;
    this.#delayMs = delayMs;
    this.#onComplaint = onComplaint;
  }

  /** What was kept, to be called once and first. Never throws; what is missing or cannot be read is as at the first start. */
  async load(): Promise<KeptState> {
    try {
      const { size } = await stat(this.path);
      if (size > fileMaxBytes) throw new RangeError(`it has ${size} bytes, more than this program writes`);
      const json = await readFile(this.path, "utf8");
      const { state, faults } = parseKeptState(json);
      this.#state = state;
      if (faults.length > 0) await this.#setAside(`Some of ${this.path} cannot be read (${faults[0]}).`);
      else this.#written = json;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return this.#state;
      await this.#setAside(`${this.path} cannot be read (${(error as Error).message}).`);
    }
    return this.#state;
  }

  /** Takes over what changed; it is written soon. What is the same as before costs nothing. */
  save(changes: Partial<KeptState>): void {
    const changed = Object.entries(changes).some(
      ([name, value]) => this.#state[name as keyof KeptState] !== value,
    );
    if (!changed) return;
    this.#state = { ...this.#state, ...changes };
    this.#stopTimer ??= this.#clock.setTimer(() => void this.flush(), this.#delayMs);
  }

  /** Writes what has changed and was not written yet. */
  flush(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
  }

  async #write(): Promise<void> {
    const json = formatKeptState(bounded(this.#state));
    // Nothing was ever kept, and nothing is to be.
    if (json === this.#written || (this.#written === "" && this.#state === initialKeptState)) return;
    this.#tellEndlessDrafts();
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await writeAtomically(this.path, json);
      this.#written = json;
    } catch (error) {
      this.#complain(`Drafts and the layout of the window cannot be kept: ${(error as Error).message}.`);
    }
  }

  async #setAside(problem: string): Promise<void> {
    try {
      const aside = await freeName(`${this.path}.corrupt`);
      await copyFile(this.path, aside);
      this.#complain(`${problem} It is kept as ${aside}.`);
    } catch (error) {
      this.#complain(`${problem} It could not be set aside either: ${(error as Error).message}.`);
    }
  }

  #tellEndlessDrafts(): void {
    const { draftLength } = keptLimits;
    if (![...this.#state.drafts.values()].some(({ text }) => text.length > draftLength)) return;
    this.#complain(
      `Of a text that is not sent yet the first ${draftLength} characters are kept over a restart.`,
    );
  }

  #complain(text: string): void {
    this.#onComplaint({ key: "window-state", text });
  }
}

/** Short enough that a crash costs few words, long enough that typing does not wear the disk. */
const usualDelayMs = 1_000;

/** All drafts at their longest, three bytes a unit, and as much again. */
const fileMaxBytes = 2 * 3 * keptLimits.draftLength * keptLimits.draftsCount;
