/** Clients that share nothing but docs/protocol.md talk to each other through the real server. */
import { describe, expect, test } from "vitest";
import { startSetting } from "./support/setting.ts";
import { joinTypeScript } from "./support/typescript.ts";

const texts = [
  "hi",
  "zwölf ☕ 日本語 👩‍👩‍👧 e\u0301 \u{10FFFF}",
  "עברית ‏ and back",
  "two\nlines\tand a tab",
  "x".repeat(12_288),
  "é".repeat(6_144),
];

describe.each(["1", "2"])("in suite %s", (suite) => {
  test("two Python clients and a TypeScript client hear the same, in the same order", async () => {
    const setting = await startSetting();
    const ana = await setting.joinPython("ana", "--suite", suite);
    const ben = await setting.joinPython("ben", "--suite", suite);
    const tom = await joinTypeScript(setting, "tom");
    expect(ana.of("host")).toEqual([
      { type: "host", fingerprint: setting.server.fingerprint, suite: Number(suite) },
    ]);
    expect(tom.events.find(({ type }) => type === "present")).toMatchObject({
      occupants: ["ana", "ben", "tom"].map((name) => ({ name, guest: true })),
    });
    await ana.until("joined", 2);
    await ben.until("joined");

    ana.say(...texts);
    await ben.until("said", texts.length);
    ben.say(...texts.toReversed());
    await ana.until("said", texts.length);
    tom.client.say("from TypeScript, ünïcödé");
    expect(await ana.until("said", texts.length + 1)).toMatchObject({
      from: "tom",
      text: "from TypeScript, ünïcödé",
    });

    expect(ben.of("said").slice(0, texts.length)).toMatchObject(texts.map((text) => ({ from: "ana", text })));
    await tom.untilHeard(2 * texts.length);
    expect(tom.heard.map(({ text }) => text)).toEqual([...texts, ...texts.toReversed()]);
    // Numbers without gaps: what one hears and what one's own texts were acknowledged as (clause 9.3).
    await ana.until("ack", texts.length);
    const numbers = ana.events.filter(({ type }) => type === "said" || type === "ack").map(({ n }) => n);
    expect(numbers).toEqual(Array.from({ length: 2 * texts.length + 1 }, (_, i) => i + 1));

    expect(await ben.leave()).toBe(0);
    expect(await ana.until("left")).toMatchObject({ name: "ben", how: "left" });
  });
});

test("a client that is killed is lost, not gone", async () => {
  const setting = await startSetting();
  const ana = await setting.joinPython("ana");
  const ben = await setting.joinPython("ben");
  ben.signal("SIGKILL");
  expect(await ana.until("left")).toMatchObject({ name: "ben", how: "lost" });
});

test("a text that no client may send is not sent", async () => {
  const setting = await startSetting();
  const ana = await setting.joinPython("ana");
  ana.say("x".repeat(12_289), "", "\u001b[2J", "fine");
  expect(await ana.until("ack")).toMatchObject({ text: "fine", n: 1 });
  expect(ana.of("unsaid")).toHaveLength(3);
});

test("names that the server does not take are replaced, up to three", async () => {
  const setting = await startSetting();
  const ana = await setting.joinPython("ana");
  const ben = await setting.joinPython("ana", "--name", "a\u202eb", "--name", "ben");
  expect(ben.events.slice(1, 4)).toEqual([
    { type: "name-bad", why: 3 },
    { type: "name-bad", why: 2 },
    { type: "welcome", name: "ben" },
  ]);
  expect(await ana.until("joined")).toMatchObject({ name: "ben" });
  const nobody = setting.startPython("--name", "ana", "--name", "ben", "--name", "\u202e");
  expect(await nobody.exit).toBe(1);
  expect(nobody.events.slice(1).map(({ type, why, code }) => [type, why ?? code])).toEqual([
    ["name-bad", 3],
    ["name-bad", 3],
    ["name-bad", 2],
    ["bye", 2],
    ["ended", "the server said goodbye with code 2"],
  ]);
});

test("the server stops, and says so", async () => {
  const setting = await startSetting();
  const ana = await setting.joinPython("ana");
  await setting.server.stop();
  expect(await ana.until("bye")).toMatchObject({ code: 6 });
  expect(await ana.exit).toBe(1);
});
