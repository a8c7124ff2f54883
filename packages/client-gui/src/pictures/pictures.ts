/**
 * The pictures of the room on the screen, in memory: read beside everything else from files that are on this computer already, a
 * bounded number and amount of them. A pass over the room asks for each of its pictures. What the last passes have not asked for makes
 * room for others; while all of them are asked for, what comes on top is not shown.
 */
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { pictureKind, pictureMaxBytes } from "./picture-kind.ts";

/** A picture of an entry. */
export interface PictureSubject {
  /** The room and its server; what `forget` takes. */
  readonly place: string;
  readonly number: number;
  /** The file on this computer, if there is one. */
  readonly path: string | undefined;
  /** What it was sent as, if it went out from here. */
  readonly sentAs: string | undefined;
}

export interface PictureBounds {
  readonly maxCount: number;
  readonly maxBytes: number;
}

export class Pictures {
  readonly #bounds: PictureBounds;
  readonly #kept = new Map<string, Kept>();
  /** Of pictures that came from the clipboard, and so never were in a file; the oldest first. */
  readonly #sent = new Map<string, Uint8Array>();
  readonly #listeners = new Set<() => void>();
  #pass = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(bounds: PictureBounds = usualBounds) {
    this.#bounds = bounds;
  }

  /** The picture, if it is in memory; it is read if it is not, and then the listeners are called. */
  of({ place, number, path, sentAs }: PictureSubject): Uint8Array | undefined {
    const sent = sentAs === undefined ? undefined : this.#sent.get(sentAs);
    if (sent !== undefined || path === undefined) return sent;
    const key = `${place}\0${number}\0${path}`;
    const known = this.#kept.get(key);
    if (known !== undefined) {
      known.askedIn = this.#pass;
      return known.bytes;
    }
    const fresh: Kept = { askedIn: this.#pass, bytes: undefined, state: "reading" };
    this.#kept.set(key, fresh);
    this.#reading = this.#reading.then(() => this.#read(key, fresh, path));
    return undefined;
  }

  /** To be called before a room is gone over. */
  beginPass(): void {
    const before = this.#pass;
    this.#pass += 1;
    const isOld = ({ askedIn }: Kept) => askedIn < before;
    const canMakeRoom = [...this.#kept.values()].some((kept) => kept.state === "there" && isOld(kept));
    for (const [key, kept] of this.#kept)
      if (
        (kept.state === "none" && isOld(kept)) ||
        (kept.state === "no-room" && (canMakeRoom || isOld(kept)))
      )
        this.#kept.delete(key);
  }

  /** A place was left. */
  forget(place: string): void {
    for (const key of this.#kept.keys()) if (key.startsWith(`${place}\0`)) this.#kept.delete(key);
  }

  /** What was sent as bytes, in case it is a picture. */
  keepSent(id: string, bytes: Uint8Array): void {
    if (bytes.length > pictureMaxBytes || pictureKind(bytes) === undefined) return;
    this.#sent.set(id, bytes);
    let sum = 0;
    for (const [each, { length }] of [...this.#sent].reverse()) {
      sum += length;
      if (sum > sentMaxBytes) this.#sent.delete(each);
    }
  }

  /** Calls `listener` whenever another picture is there, until the function that this returns is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Settles when everything that was asked for so far is read. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  async #read(key: string, kept: Kept, path: string): Promise<void> {
    if (this.#kept.get(key) !== kept) return;
    const bytes = await readPicture(path);
    if (this.#kept.get(key) !== kept) return;
    if (bytes === undefined) kept.state = "none";
    else if (!this.#makeRoom(bytes.length)) kept.state = "no-room";
    else {
      kept.state = "there";
      kept.bytes = bytes;
      for (const listener of [...this.#listeners]) listener();
    }
  }

  /** Takes away what was not asked for of late, the longest ago first. @returns whether there is room then. */
  #makeRoom(length: number): boolean {
    const there = [...this.#kept].filter(([, { state }]) => state === "there");
    let count = there.length;
    let bytes = there.reduce((sum, [, kept]) => sum + (kept.bytes?.length ?? 0), 0);
    const isFull = () => count + 1 > this.#bounds.maxCount || bytes + length > this.#bounds.maxBytes;
    const old = there
      .filter(([, { askedIn }]) => askedIn < this.#pass)
      .sort(([, one], [, other]) => one.askedIn - other.askedIn);
    for (const [key, kept] of old) {
      if (!isFull()) break;
      this.#kept.delete(key);
      count -= 1;
      bytes -= kept.bytes?.length ?? 0;
    }
    return !isFull();
  }
}

/** Nothing for what is no picture, is too large, or cannot be read: then there is simply no picture. */
async function readPicture(path: string): Promise<Uint8Array | undefined> {
  try {
    // Something that waits for a writer must not be waited for.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > pictureMaxBytes) return undefined;
    const bytes = new Uint8Array(stats.size);
    const head = await file.read(bytes, 0, Math.min(headBytes, stats.size), 0);
    if (pictureKind(bytes.subarray(0, head.bytesRead)) === undefined) return undefined;
    let done = head.bytesRead;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } catch {
    return undefined;
  }
}

interface Kept {
  /** The last pass that has asked for it. */
  askedIn: number;
  bytes: Uint8Array | undefined;
  state: "no-room" | "none" | "reading" | "there";
}

const usualBounds: PictureBounds = { maxCount: 100, maxBytes: 48 * 1024 * 1024 };
const sentMaxBytes = 16 * 1024 * 1024;
const headBytes = 64;
