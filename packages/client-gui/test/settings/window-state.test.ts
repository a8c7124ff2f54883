import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Complaint } from "../../src/app/app-state.ts";
import { initialKeptState, type KeptState, keptLimits, roomKey } from "../../src/settings/kept-state.ts";
import { WindowState } from "../../src/settings/window-state.ts";

const server = "chat.example.org:5068";

const lived: KeptState = {
  layout: {
    rooms: { shown: "no", width: 180 },
    people: { shown: "yes", width: 240 },
    window: { x: -5, y: 20, width: 900, height: 700, state: "maximized" },
  },
  place: { kind: "room", server, room: 3 },
  recent: [
    {
      address: { host: "chat.example.org", port: 5068 },
      label: "Example",
      name: "ana",
      lastMs: 5,
      atStart: "yes",
    },
  ],
  notify: new Map([[roomKey(server, 3), "none"]]),
  drafts: new Map([
    [roomKey(server, 1), { text: "so far\nשלום", purpose: { kind: "new" } }],
    [roomKey(server, 3), { text: "", purpose: { kind: "reply", to: 17 } }],
    [roomKey("[::1]:5068", 3), { text: "x", purpose: { kind: "edit", of: 2 } }],
  ]),
  emoji: ["👋", "🎉"],
};

let folder: string;
let path: string;
let clock: ManualClock;
let complaints: Complaint[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-state-"));
  path = join(folder, "conclave", "window.json");
  clock = new ManualClock();
  complaints = [];
});

afterEach(() => rm(folder, { recursive: true }));

function open(): WindowState {
  return new WindowState({ path, clock, delayMs: 500, onComplaint: (each) => complaints.push(each) });
}

test("at the first start nothing is known, and nothing is written until something is", async () => {
  const state = open();
  expect(await state.load()).toEqual(initialKeptState);
  await state.flush();
  expect(await readdir(folder)).toEqual([]);
});

test("everything comes back, and only its owner can read it", async () => {
  {
    await using state = open();
    await state.load();
    state.save(lived);
  }
  expect(await open().load()).toEqual(lived);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "conclave"))).mode & 0o777).toBe(0o700);
  expect(complaints).toEqual([]);
});

test("what a server numbers as high as it may comes back, too", async () => {
  const drafts = new Map([
    [roomKey(server, Number.MAX_SAFE_INTEGER), { text: "far out", purpose: { kind: "new" } }] as const,
  ]);
  {
    await using state = open();
    await state.load();
    state.save({ drafts });
  }
  expect((await open().load()).drafts).toEqual(drafts);
  expect(complaints).toEqual([]);
});

test("many changes are written once, when the time has come", async () => {
  await using state = open();
  await state.load();
  for (const letter of "typing") state.save({ emoji: [letter] });
  expect(clock.timerCount).toBe(1);
  clock.advance(499);
  expect(await readdir(folder)).toEqual([]);
  clock.advance(1);
  await state.flush();
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ emoji: ["g"] });
  state.save({ emoji: ["next"] });
  expect(clock.timerCount).toBe(1);
});

test("what has not changed is not written again", async () => {
  await using state = open();
  await state.load();
  state.save(lived);
  await state.flush();
  state.save({ emoji: lived.emoji, layout: lived.layout });
  expect(clock.timerCount).toBe(0);
});

test.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["another version", '{"version":2}'],
  ["a number", "5"],
  ["null", "null"],
])("a file that holds %s is set aside and told", async (_, content) => {
  await using state = open();
  state.save(lived);
  await state.flush();
  await writeFile(path, content);
  await writeFile(`${path}.corrupt-1`, "an older one");
  const next = open();
  expect(await next.load()).toEqual(initialKeptState);
  expect(complaints.map(({ text }) => text)).toEqual([
    expect.stringContaining(`It is kept as ${path}.corrupt-2.`),
  ]);
  expect(await readFile(`${path}.corrupt-2`, "utf8")).toBe(content);
  expect(await readFile(`${path}.corrupt-1`, "utf8")).toBe("an older one");
});

test("of a file with one bad part the others are used, and a copy is kept", async () => {
  {
    await using state = open();
    state.save(lived);
  }
  const good = JSON.parse(await readFile(path, "utf8"));
  const bad = { ...good, layout: { rooms: 5 }, drafts: [["nowhere", {}], ...good.drafts.slice(0, 1)] };
  await writeFile(path, JSON.stringify(bad));
  const [first] = lived.drafts;
  expect(await open().load()).toEqual({
    ...lived,
    layout: initialKeptState.layout,
    drafts: new Map(first === undefined ? [] : [first]),
  });
  expect(complaints[0]?.text).toContain("layout: rooms: an object is expected; there is number");
  expect(JSON.parse(await readFile(`${path}.corrupt-1`, "utf8"))).toEqual(bad);
});

test("a complaint says nothing of what is in a draft", async () => {
  {
    await using state = open();
    state.save(lived);
  }
  const good = JSON.parse(await readFile(path, "utf8"));
  const draft = { text: "secret", purpose: "secret" };
  await writeFile(path, JSON.stringify({ ...good, drafts: [[`${server} 1`, draft]] }));
  await open().load();
  expect(complaints[0]?.text).toContain("drafts 1: purpose: an object is expected");
  expect(complaints[0]?.text).not.toContain("secret");
});

test("lists end, and empty drafts are not kept", async () => {
  const drafts = Array.from(
    { length: keptLimits.draftsCount + 2 },
    (_, index) => [roomKey(server, index), { text: `${index || ""}`, purpose: { kind: "new" } }] as const,
  );
  {
    await using state = open();
    state.save({ drafts: new Map(drafts), emoji: Array.from({ length: 100 }, (_, index) => `${index}`) });
  }
  const kept = await open().load();
  expect([...kept.drafts.values()].map(({ text }) => text)).toEqual(
    drafts.slice(2).map(([, { text }]) => text),
  );
  expect(kept.emoji).toHaveLength(keptLimits.emojiCount);
  expect(kept.emoji[0]).toBe("0");
});

test("an invitation on the first page is not kept: it is a secret", async () => {
  {
    await using state = open();
    state.save({ place: { kind: "welcome", paste: "conclave://secret" }, emoji: ["👋"] });
  }
  expect(await readFile(path, "utf8")).not.toContain("secret");
});

test("a draft without end is kept as far as it goes, and that is told", async () => {
  const endless = "ä".repeat(keptLimits.draftLength + 10);
  {
    await using state = open();
    state.save({ drafts: new Map([[roomKey(server, 1), { text: endless, purpose: { kind: "new" } }]]) });
  }
  const kept = await open().load();
  expect(kept.drafts.get(roomKey(server, 1))?.text).toBe(endless.slice(0, keptLimits.draftLength));
  expect(complaints).toHaveLength(1);
});

test("a folder that cannot be made is told, and later changes are tried again", async () => {
  await writeFile(join(folder, "conclave"), "a file");
  await using state = open();
  state.save(lived);
  await state.flush();
  expect(complaints[0]?.text).toContain("cannot be kept");
  await rm(join(folder, "conclave"));
  state.save({ emoji: ["👍"] });
  await state.flush();
  expect(await open().load()).toEqual({ ...lived, emoji: ["👍"] });
});
