/** Files on their way, both ways (docs/protocol.md, clauses 9.19 to 9.21), with a server that says whatever a program tells it to. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFilesIn } from "@conclave/fuzz/open-files";
import { Operands, programOf } from "@conclave/fuzz/operands";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { untilIdle } from "@conclave/fuzz/until-idle";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { defaultBackOff } from "../src/reconnect.ts";
import { Transfers } from "../src/transfers/transfers.ts";
import { contents, isOver, LyingServer } from "./lying-server.ts";

/** In the order of their numbers, which are kept: inputs under test/regress are made of them. */
const steps = [
  "idle",
  "open",
  "send",
  "sendPath",
  "fetch",
  "fetchTo",
  "cancel",
  "close",
  "answer",
  "have",
  "part",
  "refuse",
  "settle",
  "pass",
] as const;

/** Input: steps, each with its operands. */
export const transfers: FuzzTarget = {
  name: "file-transfers",
  maxBytes: 200,
  seeds: [
    program("open", 0, "send", 1, "idle", "have", 0, 2, "idle", "have", 0, 0, "idle", "settle", 0, 0),
    program(
      "open",
      0,
      "sendPath",
      3,
      "idle",
      "have",
      0,
      2,
      "idle",
      "have",
      0,
      0,
      "idle",
      "have",
      0,
      0,
      "settle",
      0,
      0,
    ),
    program("open", 0, "fetch", 1, "answer", 0, 7, "idle", "part", 0, 7, "idle"),
    program(
      "open",
      0,
      "fetch",
      3,
      "answer",
      0,
      7,
      "idle",
      "part",
      0,
      7,
      "part",
      0,
      7,
      "part",
      0,
      7,
      "part",
      0,
      7,
      "idle",
    ),
    program("open", 0, "fetchTo", 3, 0, "answer", 0, 7, "idle", "part", 2, 7, "close", "open", 0, "idle"),
    program("open", 0, "fetch", 2, "cancel", 0, "answer", 0, 7, "idle"),
    program("open", 0, "fetch", 2, "answer", 0, 1, "idle", "part", 0, 7, "idle"),
    program("open", 0, "send", 0, "idle", "refuse", 0, 0, "idle", "have", 0, 0),
    program("open", 0, "send", 2, "idle", "refuse", 0, 1, "idle", "pass", 9, "idle"),
    program("open", 1, "send", 3, "idle", "send", 1, "idle"),
    program(
      "fetch",
      0,
      "fetch",
      1,
      "fetch",
      2,
      "open",
      0,
      "answer",
      0,
      3,
      1,
      "idle",
      "pass",
      9,
      "close",
      "open",
      0,
    ),
    ...[0, 1, 2, 3, 4, 5, 11].map((kind) =>
      program("open", 0, "fetch", 3, "answer", 0, 7, "idle", "part", 0, kind, "part", 0, 7, "idle"),
    ),
  ],
  run: async (input) => {
    const folder = mkdtempSync(join(tmpdir(), "conclave-fuzz-"));
    try {
      return await new Course(folder).run(new Operands(input));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

class Course {
  readonly #clock = new ManualClock();
  readonly #server: LyingServer;
  readonly #transfers: Transfers;
  readonly #wanted: string;
  readonly #own: string;
  readonly #ids: string[] = [];
  #line: "closed" | "open" = "closed";

  constructor(folder: string) {
    this.#wanted = join(folder, "wanted");
    this.#own = join(folder, "own");
    for (const each of [this.#wanted, this.#own]) mkdirSync(each);
    this.#server = new LyingServer(this.#wanted);
    this.#transfers = new Transfers({
      ...{ clock: this.#clock, backOff: defaultBackOff, store: undefined, random: () => 0.5 },
      emit: (event) => {
        if (event.type === "transfer") this.#server.report(event.transfer);
      },
      say: (item) => this.#server.say(item),
      unsay: (id) => this.#server.unsay(id),
      entry: (room, number) => this.#server.ask(room, number),
    });
    this.#server.transfers = this.#transfers;
  }

  async run(from: Operands): Promise<string> {
    for (let count = 0; !from.isAtEnd && count < stepsMaxCount; count += 1) await this.#step(from);
    await this.#comeToAnEnd();
    this.#server.judge();
    const ends = [...this.#server.told.values()].map(({ direction, state }) =>
      state.kind === "failed" ? `${direction} ${state.why}` : `${direction} ${state.kind}`,
    );
    return [...new Set(ends)].sort().join(", ");
  }

  async #step(from: Operands): Promise<void> {
    const step = from.pick(steps);
    switch (step) {
      case "idle":
        await untilIdle();
        return;
      case "open":
        this.#open(from.pick([1_000_000, 10, undefined]));
        return;
      case "close":
        this.#close();
        return;
      case "send":
        this.#add(() => this.#transfers.send({ bytes: from.pick(contents), name: "a.txt" }));
        return;
      case "sendPath": {
        const path = join(this.#own, `${this.#ids.length}.bin`);
        writeFileSync(path, from.pick(contents));
        this.#add(() => this.#transfers.send({ path, caption: "a caption" }));
        return;
      }
      case "fetch":
        this.#add(() =>
          this.#transfers.fetch({ number: 1 + (from.u8() % contents.length), toFolder: this.#wanted }),
        );
        return;
      case "fetchTo": {
        const [number, existing] = [
          1 + (from.u8() % contents.length),
          from.pick(["keep", "replace"] as const),
        ];
        // Two that would be one file are what nobody can want.
        const toPath = join(this.#wanted, `wanted ${this.#ids.length}`);
        this.#add(() => this.#transfers.fetch({ number, toPath, existing }));
        return;
      }
      case "cancel":
        this.#transfers.cancel(from.pick([...this.#ids, "none"]));
        return;
      case "answer":
        this.#server.answerQuestion(from);
        return;
      case "pass":
        this.#clock.advance(1000 * from.u8());
        return;
      default:
        this.#server[step](from);
    }
  }

  /** Once the server is honest and there is time, everything that is on its way arrives or has failed. */
  async #comeToAnEnd(): Promise<void> {
    this.#close();
    this.#open(1_000_000);
    for (let round = 0; this.#transfers.items.length > 0 && round < roundsMaxCount; round += 1) {
      await untilIdle();
      if (!this.#server.beHonest()) this.#clock.advance(60_000);
    }
    await untilIdle();
    promised(this.#transfers.items.length === 0, "with an honest server every transfer comes to its end");
    promised([...this.#server.told.values()].every(isOver), "and is told to");
    promised(
      this.#ids.every((id) => this.#server.told.has(id)),
      "each of them",
    );
    const done = [...this.#server.told.values()].filter(
      ({ state, direction }) => direction === "in" && state.kind === "done",
    );
    promised(readdirSync(this.#wanted).length === done.length, "nothing else stays in the folder");
    for (const folder of [this.#wanted, this.#own])
      promised(openFilesIn(folder).length === 0, "no file stays open");
    await this.#transfers.end();
  }

  #open(fileMaxBytes: number | undefined): void {
    if (this.#line === "open") return;
    this.#line = "open";
    this.#transfers.open(this.#server.line(fileMaxBytes));
  }

  #close(): void {
    if (this.#line === "closed") return;
    this.#line = "closed";
    this.#transfers.connectionEnded();
    this.#server.connectionEnded();
  }

  #add(add: () => string): void {
    if (this.#ids.length < transfersMaxCount) this.#ids.push(add());
  }
}

function program(...parts: readonly ((typeof steps)[number] | number)[]): Uint8Array {
  return programOf(steps, ...parts);
}

const stepsMaxCount = 60;
const transfersMaxCount = 6;
const roundsMaxCount = 400;
