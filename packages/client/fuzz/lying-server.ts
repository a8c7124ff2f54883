/** A server that does with files what a program says, and what its client must keep to whatever that is. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Operands } from "@conclave/fuzz/operands";
import { promised } from "@conclave/fuzz/target";
import {
  type ClientRoomMessage,
  type Entry,
  filePartMaxBytes,
  filePartsAheadMaxCount,
  type RefusalReason,
  type ServerRoomMessage,
} from "@conclave/protocol";
import type { OutboxItem } from "../src/outbox/item.ts";
import { QuestionError } from "../src/questions.ts";
import type { Transfer } from "../src/transfers/transfer.ts";
import type { FileLine, Transfers } from "../src/transfers/transfers.ts";

/** What entry 1, 2, 3 … has in it, and what is sent. */
export const contents: readonly Buffer[] = [0, 5, filePartMaxBytes, 3 * filePartMaxBytes + 7].map(
  (bytes, index) => Buffer.alloc(bytes, `${index} is what this file has in it; `),
);

interface Question {
  readonly room: number;
  readonly number: number;
  readonly answer: PromiseWithResolvers<Entry | undefined>;
}

interface Offered {
  readonly bytes: number;
  readonly content: Buffer;
  /** Up to where the server says that it has it; nothing before it has said anything. */
  had: number | undefined;
  sentUpTo: number;
}

export class LyingServer {
  /** Everything that was told of each transfer: its end comes once, and last. */
  readonly told = new Map<string, Transfer>();
  readonly #folder: string;
  readonly #questions: Question[] = [];
  readonly #offers = new Map<string, Offered>();
  readonly #gets: Extract<ClientRoomMessage, { type: "GET" }>[] = [];
  readonly #said = new Map<string, Omit<OutboxItem, "state">>();
  #transfers: Transfers | undefined;
  #broken: Error | undefined;

  /** @param folder the only one that anything may be put into. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  set transfers(transfers: Transfers) {
    this.#transfers = transfers;
  }

  ask(room: number, number: number): Promise<Entry | undefined> {
    const answer = Promise.withResolvers<Entry | undefined>();
    this.#questions.push({ room, number, answer });
    return answer.promise;
  }

  line(fileMaxBytes: number | undefined): FileLine {
    return { fileMaxBytes, send: (message) => this.#watch(() => this.#receive(message)) };
  }

  /** The client puts what it has brought into its room. */
  say(item: Omit<OutboxItem, "state">): void {
    const offered = this.#offers.get(item.id);
    this.#watch(() => this.#judgeSaying(item.id, offered));
    this.#said.set(item.id, item);
  }

  #judgeSaying(id: string, offered: Offered | undefined): void {
    promised(
      offered !== undefined && offered.had === offered.bytes,
      "only what the server has is put into a room",
    );
    promised(!this.#said.has(id), "it is put there once");
  }

  unsay(id: string): boolean {
    const item = this.#said.get(id);
    if (item === undefined) return false;
    this.#said.delete(id);
    this.#transfers?.outboxChanged({ ...item, state: { kind: "failed", why: "cancelled", sent: "never" } });
    return true;
  }

  connectionEnded(): void {
    for (const { answer } of this.#questions.splice(0)) answer.reject(new QuestionError("lost"));
    this.#offers.clear();
    this.#gets.length = 0;
  }

  /** Throws the first promise that was not kept: what calls us may be where nobody hears of it. */
  judge(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }

  /** What a client reports. */
  report(transfer: Transfer): void {
    this.#watch(() => this.#heardOf(transfer));
  }

  #watch(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#broken ??= error as Error;
    }
  }

  #heardOf(transfer: Transfer): void {
    const before = this.told.get(transfer.id);
    promised(before === undefined || !isOver(before), "nothing is told of a transfer behind its end");
    promised(before === undefined || transfer.doneBytes >= 0, "there is no less than nothing of it");
    this.told.set(transfer.id, transfer);
    if (transfer.state.kind !== "done" || transfer.direction === "out") return;
    const { path = "", number = 0 } = transfer;
    promised(dirname(path) === this.#folder, "a file is put where it was wanted");
    promised(readFileSync(path).equals(contentOf(number)), "what is done is what the room has");
  }

  /** An answer to what a client has asked, true or not, or to nothing. */
  answerQuestion(from: Operands): void {
    const at = from.u8() % Math.max(1, this.#questions.length);
    const [question] = this.#questions.splice(at, 1);
    if (question === undefined) return;
    const { answer, number } = question;
    switch (from.u8() % 8) {
      case 0:
        answer.resolve(undefined);
        break;
      case 1:
        answer.resolve(entryOf(number + 1));
        break;
      case 2:
        answer.resolve({ ...entryOf(number), content: { kind: "text", text: "no file" } });
        break;
      case 3:
        answer.reject(new QuestionError("refused", from.pick(reasons)));
        break;
      default:
        answer.resolve(entryOf(number));
    }
  }

  /** HAVE of something that was offered. */
  have(from: Operands): void {
    const id = from.pick([...this.#offers.keys(), "00".repeat(16)]);
    const offered = this.#offers.get(id);
    const { bytes = 0, sentUpTo = 0 } = offered ?? {};
    this.#tellHave(
      id,
      from.pick([sentUpTo, sentUpTo, 0, bytes, bytes + 1, from.u16(), Number.MAX_SAFE_INTEGER]),
    );
  }

  part(from: Operands): void {
    const at = from.u8() % Math.max(1, this.#gets.length);
    const get = this.#gets[at];
    if (get === undefined) return;
    const right = rightPart(get);
    const kind = from.u8() % 12;
    // Some are answered more than once.
    if (kind !== 11) this.#gets.splice(at, 1);
    const { data } = right;
    this.#tell(
      [
        { ...right, at: right.at + 1 },
        { ...right, at: 0 },
        { ...right, data: data.subarray(0, data.length >> 1) },
        { ...right, data: Buffer.concat([data, data]) },
        { ...right, data: Buffer.alloc(data.length, 1) },
        { ...right, id: new Uint8Array(16) },
      ][kind] ?? right,
    );
  }

  refuse(from: Operands): void {
    const ids = [
      ...[...this.#offers.keys()].map((id) => Buffer.from(id, "hex")),
      ...this.#gets.map(({ id }) => id),
    ];
    const id = from.pick([...ids, new Uint8Array(16)]);
    this.#tell({ type: "REFUSED", id: Uint8Array.from(id), why: from.pick(reasons) });
  }

  /** What becomes of an entry that the client has put into its room. */
  settle(from: Operands): void {
    const item = from.pick([...this.#said.values(), undefined]);
    if (item === undefined) return;
    this.#said.delete(item.id);
    const states: readonly OutboxItem["state"][] = [
      { kind: "stored", number: 1, timeMs: 1 },
      { kind: "refused", why: from.pick(reasons) },
      { kind: "failed", why: "expired", sent: "perhaps" },
    ];
    this.#transfers?.outboxChanged({ ...item, state: from.pick(states) });
  }

  /** Does honestly whatever is to be done; false: there was nothing. */
  beHonest(): boolean {
    const [question] = this.#questions.splice(0, 1);
    const [get] = this.#gets.splice(0, 1);
    const [item] = [...this.#said.values()];
    const offer = [...this.#offers].find(([, { had, sentUpTo }]) => had === undefined || had < sentUpTo);
    question?.answer.resolve(entryOf(question.number));
    if (get !== undefined) this.#tell(rightPart(get));
    if (offer !== undefined) this.#tellHave(offer[0], Math.max(offer[1].sentUpTo, offer[1].had ?? 0));
    if (item !== undefined) {
      this.#said.delete(item.id);
      this.#transfers?.outboxChanged({ ...item, state: { kind: "stored", number: 1, timeMs: 1 } });
    }
    return question !== undefined || get !== undefined || offer !== undefined || item !== undefined;
  }

  #receive(message: ClientRoomMessage): void {
    switch (message.type) {
      case "OFFER": {
        const content = contents.find((each) => each.length === message.bytes);
        promised(
          content !== undefined && hashOf(content).equals(message.hash),
          "a file is announced as it is",
        );
        this.#offers.set(hex(message.id), { bytes: message.bytes, content, had: undefined, sentUpTo: 0 });
        return;
      }
      case "PART": {
        const offered = this.#offers.get(hex(message.id));
        promised(offered?.had !== undefined, "no part comes before the server has said what it has");
        const { had, sentUpTo, content } = offered;
        promised(message.at === sentUpTo, "parts come one behind the other");
        promised(
          message.at < had + filePartsAheadMaxCount * filePartMaxBytes,
          "no more is under way than may be",
        );
        const end = message.at + message.data.length;
        promised(content.subarray(message.at, end).equals(message.data), "a part is what the file has there");
        offered.sentUpTo = end;
        return;
      }
      case "GET":
        this.#gets.push(message);
        return;
      case "DROP":
        this.#offers.delete(hex(message.id));
        return;
      default:
        promised(false, `no ${message.type} is sent for a file`);
    }
  }

  #tellHave(id: string, at: number): void {
    const offered = this.#offers.get(id);
    if (offered !== undefined && at <= offered.bytes && at >= (offered.had ?? 0)) {
      if (offered.had === undefined) offered.sentUpTo = at;
      offered.had = at;
    }
    this.#tell({ type: "HAVE", id: Uint8Array.from(Buffer.from(id, "hex")), at });
  }

  #tell(message: ServerRoomMessage & { readonly type: "HAVE" | "PART" | "REFUSED" }): void {
    if (message.type === "REFUSED") this.#offers.delete(hex(message.id));
    this.#transfers?.hear(message);
  }
}

export function isOver({ state }: Transfer): boolean {
  return state.kind === "done" || state.kind === "failed" || state.kind === "cancelled";
}

/** Of entries with numbers that no file has, the last one. */
function contentOf(number: number): Buffer {
  return contents[Math.min(number, contents.length) - 1] ?? Buffer.alloc(0);
}

function entryOf(number: number): Entry {
  const content = contentOf(number);
  return {
    ...{ number, from: "bob", guest: false, timeMs: 1 },
    content: {
      kind: "file",
      name: number % 2 === 0 ? ".hidden" : "-rf .txt",
      type: "text/plain",
      bytes: content.length,
      hash: Uint8Array.from(hashOf(content)),
    },
  };
}

function rightPart({ id, number, at }: Extract<ClientRoomMessage, { type: "GET" }>) {
  const data = Uint8Array.from(contentOf(number).subarray(at, at + filePartMaxBytes));
  return { type: "PART", id: Uint8Array.from(id), at, data } as const;
}

function hashOf(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}

const reasons: readonly RefusalReason[] = [
  "file",
  "store",
  "limit",
  "size",
  "quota",
  "room",
  "entry",
  "other",
];
