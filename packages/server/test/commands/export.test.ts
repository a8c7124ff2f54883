/** `conclaved export` as a process. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Database, type RoomLog } from "../../src/index.ts";
import { openRoomLogHere } from "../../src/room-log/open.ts";
import { entry, guest, put, server } from "../room-log/support/entries.ts";
import { runCommand } from "../support/command.ts";

// Each starts several processes.
vi.setConfig({ testTimeout: 60_000 });

let state: string;
let database: Database;
let log: RoomLog;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-export-"));
  database = Database.open(state);
  log = openRoomLogHere(database);
});

afterEach(async () => {
  await log.close();
  database[Symbol.dispose]();
  await rm(state, { recursive: true });
});

const exportRoom = (room: string, ...options: readonly string[]) =>
  runCommand("export", room, "--state", state, ...options);

const day = (text: string) => ({ timeMs: new Date(`${text}T12:00`).getTime() });

test("each entry is a line of JSON, beside a log that is open", async () => {
  const timeMs = Date.UTC(2026, 10, 25, 7, 50);
  await put(log, guest("gil"), { kind: "text", text: "hi\n\u2028there", mentions: ["ana"] }, { timeMs });
  await put(log, server, { kind: "notice", text: "maintenance" }, { timeMs });
  await put(log, server, { kind: "delete", of: 1 }, { timeMs, power: "moderator" });
  await put(log, server, "after", { timeMs });
  const { code, lines, stderr } = await exportRoom("LOBBY");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const time = "2026-11-25T07:50:00.000Z";
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { number: 1, time, from: "gil", guest: true, kind: "gone" },
    { number: 2, time, from: "server", kind: "notice", text: "maintenance" },
    { number: 3, time, from: "server", kind: "delete", of: 1 },
    { number: 4, time, from: "server", kind: "text", text: "after" },
  ]);
});

test("days are whole ones, of the machine's own zone", async () => {
  for (const date of ["2026-11-24", "2026-11-25", "2026-11-26"]) await put(log, server, date, day(date));
  const numbers = async (...options: readonly string[]) =>
    (await exportRoom("lobby", ...options)).lines.map((line) => JSON.parse(line).number);
  expect(await numbers("--from", "2026-11-25")).toEqual([2, 3]);
  expect(await numbers("--to", "2026-11-25")).toEqual([1, 2]);
  expect(await numbers("--from", "2026-11-25T12:00", "--to", "2026-11-26T12:00")).toEqual([2]);
  for (const date of ["2026-02-30", "yesterday", "2026-11-25T99:00", "2026-11-25 12:00"])
    expect(await exportRoom("lobby", "--from", date)).toMatchObject({ code: 64, lines: [] });
});

test("as Markdown for people, a room by its number", async () => {
  await put(log, server, { kind: "topic", text: "news *and* views" });
  await put(log, guest("gil"), "# no heading", day("2026-11-25"));
  const { code, lines } = await exportRoom("1", "--format", "markdown");
  expect(code).toBe(0);
  expect(lines.slice(0, 3)).toEqual(["# lobby", "", "> news \\*and\\* views"]);
  expect(lines.slice(-3)).toEqual(["**gil** (guest) · 2026-11-25 12:00 · 2", "", "> \\# no heading"]);
});

test("a large room goes through whole", async () => {
  const count = 3000;
  await log.append(Array.from({ length: count }, (_, index) => entry(server, `${index} ${"x".repeat(500)}`)));
  const { lines } = await exportRoom("lobby");
  expect(lines.map((line) => JSON.parse(line).number)).toEqual(
    Array.from({ length: count }, (_, n) => n + 1),
  );
});

test("a room that is not there is said", async () => {
  expect(await exportRoom("attic")).toMatchObject({
    code: 65,
    stderr: 'conclaved: there is no room "attic".\n',
    lines: [],
  });
});
