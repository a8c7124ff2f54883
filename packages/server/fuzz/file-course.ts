/** Files of rooms (docs/protocol.md, clauses 9.19 to 9.22): what three devices do in any order, with a real folder and a real table. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { openFilesIn } from "@conclave/fuzz/open-files";
import { Operands, programOf } from "@conclave/fuzz/operands";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { untilIdle } from "@conclave/fuzz/until-idle";
import { lobby } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import type { Person } from "../src/chat/person.ts";
import { Files } from "../src/files/files.ts";
import { FileFolder } from "../src/files/folder.ts";
import { defaultFileLimits, type FileLimits } from "../src/files/limits.ts";
import { openRoomLogHere } from "../src/room-log/open.ts";
import type { RoomLog } from "../src/room-log/room-log.ts";
import { Database } from "../src/store/database.ts";
import { contents, FileDevice, hashOf, idOf } from "./file-devices.ts";

/** In the order of their numbers, which are kept: inputs under test/regress are made of them. */
const steps = ["idle", "offer", "part", "drop", "get", "put", "delete", "leave", "pass", "upkeep"] as const;

/** Input: the limits; steps, each with its device and its operands. */
export const fileCourse: FuzzTarget = {
  name: "file-course",
  maxBytes: 160,
  seeds: [
    program(0, "offer", 0, 1, 5, "idle", "part", 0, 1, 15, "idle", "put", 0, 1, "get", 0, 0, 0, "idle"),
    program(0, "offer", 0, 0, 5, "idle", "put", 0, 0, "get", 2, 0, 0, "delete", 0, 0, "idle", "get", 0, 0, 0),
    program(
      0,
      "offer",
      0,
      3,
      5,
      "idle",
      ...brought(3, 6),
      "put",
      0,
      3,
      "get",
      1,
      0,
      1,
      "get",
      2,
      0,
      0,
      "idle",
    ),
    program(
      0,
      "offer",
      0,
      3,
      5,
      "idle",
      ...brought(3, 2),
      "leave",
      0,
      "offer",
      1,
      3,
      5,
      "idle",
      "part",
      1,
      3,
      15,
      "idle",
    ),
    program(0, "offer", 0, 3, 5, "offer", 1, 3, 5, "idle", "part", 0, 3, 15, "part", 1, 3, 15, "idle"),
    program(
      0,
      "offer",
      0,
      3,
      5,
      "idle",
      "part",
      0,
      3,
      0,
      "idle",
      "offer",
      0,
      3,
      5,
      "idle",
      "drop",
      0,
      3,
      "idle",
    ),
    program(0, "offer", 0, 2, 3, "idle", "part", 0, 2, 15, "idle", "offer", 0, 2, 5, "idle"),
    program(0, "offer", 0, 2, 0, "offer", 0, 1, 1, "offer", 0, 0, 3, "idle", "part", 0, 1, 15, "idle"),
    program(1, "offer", 0, 3, 5, "idle", "part", 0, 3, 15, "part", 0, 3, 15, "pass", 9, "leave", 0, "idle"),
    program(
      2,
      "offer",
      0,
      3,
      5,
      "offer",
      0,
      2,
      5,
      "offer",
      2,
      3,
      5,
      "idle",
      "drop",
      0,
      3,
      "offer",
      0,
      2,
      5,
      "idle",
    ),
    program(3, "offer", 0, 1, 5, "offer", 2, 1, 5, "idle"),
    program(
      0,
      "offer",
      0,
      3,
      5,
      "idle",
      ...brought(3, 2),
      "pass",
      255,
      "upkeep",
      "idle",
      "part",
      0,
      3,
      15,
      "idle",
    ),
    program(
      0,
      "offer",
      0,
      3,
      5,
      "idle",
      "part",
      0,
      3,
      15,
      "drop",
      0,
      3,
      "part",
      0,
      3,
      15,
      "offer",
      0,
      3,
      5,
      "idle",
    ),
  ],
  run: async (input) => {
    const folder = mkdtempSync(join(tmpdir(), "conclave-fuzz-"));
    using database = Database.inMemory();
    const log = openRoomLogHere(database);
    try {
      const from = new Operands(input);
      const course = await Course.begin(join(folder, "files"), log, from.pick(limits));
      return await course.run(from);
    } finally {
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

class Course {
  readonly #folder: string;
  readonly #log: RoomLog;
  readonly #limits: FileLimits;
  readonly #clock = new ManualClock();
  readonly #files: Files;
  readonly #people: readonly Person[];
  readonly #devices: FileDevice[];
  /** What is not answered yet. */
  readonly #asked: Promise<void>[] = [];
  readonly #happened = new Set<string>();

  private constructor(folder: string, log: RoomLog, given: Partial<FileLimits>, people: readonly Person[]) {
    this.#folder = folder;
    this.#log = log;
    this.#limits = { ...defaultFileLimits, ...given };
    this.#files = new Files({
      ...{ folder: new FileFolder(folder), records: log.files, limits: this.#limits, clock: this.#clock },
      log: { write: (event) => void this.#happened.add(event) },
    });
    this.#people = people;
    // Ana has two devices.
    this.#devices = [0, 0, 1].map((index) => this.#deviceOf(index));
  }

  static async begin(folder: string, log: RoomLog, given: Partial<FileLimits>): Promise<Course> {
    const people: Person[] = [];
    for (const [index, name] of ["ana", "bob"].entries()) {
      const key = keys[index] as IdentityKey;
      people.push({ id: await log.person(name, key.publicKey), name, guest: false });
    }
    const course = new Course(folder, log, given, people);
    await course.#files.start();
    return course;
  }

  async run(from: Operands): Promise<string> {
    for (let count = 0; !from.isAtEnd && count < stepsMaxCount; count += 1) await this.#step(from);
    await this.#settle();
    await this.#check();
    for (const device of this.#devices) device.leave();
    await this.#files.close();
    await this.#settle();
    promised(openFilesIn(this.#folder).length === 0, "no file stays open");
    // Whatever nobody goes on with goes in the end.
    this.#clock.advance(this.#limits.unfinishedMs + 1);
    await this.#files.upkeep();
    await this.#check();
    const left = await this.#log.files.all();
    promised(
      left.every(({ state }) => state === "kept"),
      "only files of entries stay",
    );
    promised(this.#namesOnDisk().length === left.length, "nothing is on the disk that nobody knows of");
    return [...this.#happened].sort().join(" ");
  }

  async #step(from: Operands): Promise<void> {
    const step = from.pick(steps);
    if (step === "idle") return await this.#settle();
    if (step === "pass") return this.#clock.advance(from.u8() * 1_000_000);
    if (step === "upkeep") {
      this.#asked.push(this.#files.upkeep());
      return;
    }
    const which = from.u8() % this.#devices.length;
    const device = this.#devices[which] as FileDevice;
    switch (step) {
      case "offer":
      case "drop":
      case "get":
        this.#asked.push(device[step](from));
        return;
      case "part":
        device.part(from);
        return;
      case "put":
        await this.#put(device, from.u8() % contents.length);
        return;
      case "delete":
        await this.#append(device, { kind: "delete", of: 1 + (from.u8() % 6) }, 200 + from.u8());
        void this.#files.sweep();
        return;
      case "leave":
        device.leave();
        this.#devices[which] = this.#deviceOf(this.#people.indexOf(device.person));
    }
  }

  /** The entry of a file, as it should be; it is stored only if the file is there. */
  async #put(device: FileDevice, which: number): Promise<void> {
    const content = contents[which] ?? Buffer.alloc(0);
    const [bytes, hash] = [content.length, hashOf(content)];
    await this.#append(device, { kind: "file", name: "a.txt", type: "text/plain", bytes, hash }, which);
  }

  async #append(
    { person }: FileDevice,
    content: Parameters<RoomLog["append"]>[0][number]["content"],
    id: number,
  ) {
    const author = { person: person.id, name: person.name, guest: false };
    const timeMs = this.#clock.dateMs();
    const [appended] = await this.#log.append([
      { room: lobby, id: idOf(id), author, power: "member", content, timeMs },
    ]);
    this.#happened.add(`${content.kind} ${appended?.outcome}`);
  }

  /** Everything that was begun has come to its end. */
  async #settle(): Promise<void> {
    for (let round = 0; round < roundsMaxCount; round += 1) {
      await untilIdle();
      if (this.#clock.timerCount === 0) break;
      this.#clock.advance(10_000);
    }
    promised(this.#clock.timerCount === 0, "nobody is held back for ever");
    await Promise.all(this.#asked.splice(0));
    await untilIdle();
  }

  /** What holds whenever nothing is under way. */
  async #check(): Promise<void> {
    const all = (await this.#log.files.all()).filter(({ state }) => state !== "gone");
    const { totalBytes, maxBytes } = this.#limits;
    promised(all.reduce((sum, { bytes }) => sum + bytes, 0) <= totalBytes, "there is no more than may be");
    promised(
      all.every(({ bytes }) => bytes <= maxBytes),
      "no file is larger than may be",
    );
    for (const { key, bytes, state } of all) {
      if (state === "coming") continue;
      const there = readFileSync(new FileFolder(this.#folder).wholePath(key));
      promised(
        there.length === bytes && contents.some((content) => content.equals(there)),
        "what is whole is right",
      );
    }
  }

  #deviceOf(person: number): FileDevice {
    return new FileDevice(this.#files, this.#people[person] as Person, String(person));
  }

  #namesOnDisk(): readonly string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  }
}

function program(given: number, ...parts: readonly ((typeof steps)[number] | number)[]): Uint8Array {
  return Uint8Array.from([given, ...programOf(steps, ...parts)]);
}

/** So many parts of a file, one after the other. */
function brought(which: number, count: number): ("idle" | "part" | number)[] {
  return Array.from({ length: count }, () => ["part", 0, which, 15, "idle"] as const).flat();
}

const limits: readonly Partial<FileLimits>[] = [
  {},
  { bytesPerSecond: 10_000 },
  { personBytes: 70_000, totalBytes: 120_000 },
  { maxBytes: 4 },
];
const keys = [1, 2].map((seed) => IdentityKey.fromSeed(new Uint8Array(32).fill(seed)));
const stepsMaxCount = 50;
const roundsMaxCount = 100;
