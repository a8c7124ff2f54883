/** Devices that bring files and fetch them, what each of them is told, and what the server must keep to whatever they send. */
import { createHash } from "node:crypto";
import type { Operands } from "@conclave/fuzz/operands";
import { promised } from "@conclave/fuzz/target";
import { filePartMaxBytes, lobby, type ServerRoomMessage } from "@conclave/protocol";
import type { Device, Person } from "../src/chat/person.ts";
import type { Files } from "../src/files/files.ts";

/** What files have in them, by the first byte of their ids. */
export const contents: readonly Buffer[] = [0, 5, filePartMaxBytes, 5 * filePartMaxBytes + 7].map(
  (bytes, index) => Buffer.alloc(bytes, `${index} is what this file has in it; `),
);

export class FileDevice implements Device {
  readonly person: Person;
  readonly standing = { mutedUntilMs: 0, staff: "no" } as const;
  readonly conn: string;
  isHere = true;
  readonly #files: Files;
  /** The longest that a file was announced as. */
  readonly #announced = new Map<number, number>();
  /** Where the next part of a file begins, as far as it keeps to the order. */
  readonly #next = new Map<number, number>();
  readonly #gets = new Map<string, { readonly number: number; readonly at: number }>();
  /** How often something was said of each id. */
  readonly #answers = new Map<string, number>();
  #getCount = 0;

  constructor(files: Files, person: Person, conn: string) {
    this.#files = files;
    this.person = person;
    this.conn = conn;
  }

  deliver(): void {
    promised(false, "nothing of a file is told to anybody else");
  }

  forgive(bytes: number): void {
    promised(bytes >= 0 && bytes <= filePartMaxBytes, "what is forgiven is a part");
  }

  collapse(error: Error): void {
    throw error;
  }

  send(message: ServerRoomMessage): void {
    promised("id" in message, "an answer says to what");
    const id = hex(message.id);
    this.#answers.set(id, (this.#answers.get(id) ?? 0) + 1);
    if (message.type === "HAVE") this.#heardHave(message.id[0] ?? 0, message.at);
    else if (message.type === "PART") this.#heardPart(id, message.at, message.data);
    else promised(message.type === "REFUSED", `a file is not answered with ${message.type}`);
  }

  /** Announces a file as it is, or otherwise. Settles when it is answered. */
  async offer(from: Operands): Promise<void> {
    const which = from.u8() % contents.length;
    const kind = from.u8() % 12;
    const content = contents[which] ?? Buffer.alloc(0);
    const bytes = [content.length + 1, Math.max(0, content.length - 1), 10_000_000][kind] ?? content.length;
    const hash = kind === 3 ? new Uint8Array(32) : hashOf(content);
    const room = kind === 4 ? 2 : lobby;
    const id = idOf(which);
    const before = this.#answers.get(hex(id)) ?? 0;
    this.#announced.set(which, Math.max(bytes, this.#announced.get(which) ?? 0));
    await this.#files.offer(this, { type: "OFFER", id, room, bytes, hash });
    promised((this.#answers.get(hex(id)) ?? 0) > before, "what is offered is answered");
  }

  /** The next part of a file, or one that is not due, or not what it should be. */
  part(from: Operands): void {
    const which = from.u8() % contents.length;
    const kind = from.u8() % 16;
    const content = contents[which] ?? Buffer.alloc(0);
    const next = this.#next.get(which) ?? 0;
    const at = [next + 1, 0, next + filePartMaxBytes, Number.MAX_SAFE_INTEGER][kind] ?? next;
    const rest = content.subarray(at, at + filePartMaxBytes);
    const right = rest.length === 0 ? Buffer.of(1) : rest;
    const data =
      [Buffer.alloc(filePartMaxBytes, 1), Buffer.alloc(right.length, 1), right.subarray(0, 1)][kind - 4] ??
      right;
    if (at === next) this.#next.set(which, at + data.length);
    this.#files.part(this, { type: "PART", id: idOf(which), at, data: Uint8Array.from(data) });
  }

  drop(from: Operands): Promise<void> {
    return this.#files.drop(this, { type: "DROP", id: idOf(from.u8() % contents.length) });
  }

  /** Settles when it is answered. */
  async get(from: Operands): Promise<void> {
    const number = 1 + (from.u8() % 6);
    const at = from.pick([0, filePartMaxBytes, 5, from.u16(), Number.MAX_SAFE_INTEGER]);
    this.#getCount += 1;
    const id = new Uint8Array(16).fill(0xee);
    new DataView(id.buffer).setUint32(0, 0xff00_0000 + this.#getCount);
    this.#gets.set(hex(id), { number, at });
    await this.#files.get(this, { type: "GET", id, room: lobby, number, at });
    promised(this.#answers.get(hex(id)) === 1, "what is asked for is answered once");
  }

  leave(): void {
    this.isHere = false;
    this.#files.leave(this);
  }

  #heardHave(which: number, at: number): void {
    promised(
      at >= 0 && at <= (this.#announced.get(which) ?? -1),
      "it has no more of a file than was announced",
    );
    this.#next.set(which, at);
  }

  #heardPart(id: string, at: number, data: Uint8Array): void {
    const asked = this.#gets.get(id);
    promised(asked?.at === at, "a part is the one that was asked for");
    const isOfFile = contents.some((content) => content.subarray(at, at + filePartMaxBytes).equals(data));
    promised(data.length > 0 && isOfFile, "a part is what the file has there");
  }
}

export function idOf(which: number): Uint8Array {
  return new Uint8Array(16).fill(which);
}

export function hashOf(content: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(content).digest());
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}
