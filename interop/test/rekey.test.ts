/** Messages through many rekeys, from both sides at once: none lost, none twice, in order (clauses 8 and 9.3). */
import type { ServerOptions } from "@conclave/server";
import { describe, expect, test } from "vitest";
import type { PythonEvent } from "./support/python.ts";
import { startSetting } from "./support/setting.ts";
import { joinTypeScript } from "./support/typescript.ts";

/** Rekeys as often as a client likes, and nobody is slowed down for how much is said. */
const hurried: Omit<ServerOptions, "hostKey"> = {
  keyLimits: { rekeyIntervalMs: 0 },
  limits: { textBurst: 1e6, textsPerSecond: 1e6, byteBurst: 1e9, bytesPerSecond: 1e9, outboxBytes: 1e8 },
};

const rekeyOptions = ["--rekey-every", "1", "--rekey-interval", "0"];

/** More than a hundred: the rekeys of the first and the last one may lie outside of the messages. */
const rounds = 125;
const textsPerRound = 40;

describe.each([1, 2])("in suite %i", (suite) => {
  test.concurrent("10,000 messages through 100 rekeys of the Python client", {
    timeout: 120_000,
  }, async () => {
    const setting = await startSetting(hurried);
    const { joinPython, log } = setting;
    const ana = await joinPython("ana", "--suite", String(suite), ...rekeyOptions);
    const tom = await joinTypeScript(setting, "tom");
    await ana.until("joined");
    const quiet = ana.of("rekeyed").length;
    const said = { ana: [] as string[], tom: [] as string[] };
    // The next texts are said when the keys have just been replaced: so each of the rekeys has texts around it.
    for (let round = 1; round <= rounds; round += 1) {
      const texts = Array.from({ length: textsPerRound }, (_, i) => `${round}.${i} ☕`);
      const [ofAna, ofTom] = [texts.map((text) => `ana ${text}`), texts.map((text) => `tom ${text}`)];
      ana.say(...ofAna);
      tom.say(...ofTom);
      said.ana.push(...ofAna);
      said.tom.push(...ofTom);
      await ana.until("rekeyed", quiet + round);
      // The one that is not hurried may lag behind, but not by more than its outbox holds.
      await tom.untilStored(said.tom.length - 500);
    }
    const each = rounds * textsPerRound;
    await Promise.all([ana.until("ack", each), ana.until("said", each)]);
    await Promise.all([tom.untilStored(each), tom.untilHeard(each)]);

    // What each heard and what each was acknowledged as saying is everything, in the order in which it was said.
    expect(ana.of("said").map(({ text }) => text)).toEqual(said.tom);
    expect(ana.of("ack").map(({ text }) => text)).toEqual(said.ana);
    expect(tom.heard.map(({ text }) => text)).toEqual(said.ana);
    expect(tom.stored.map(({ text }) => text)).toEqual(said.tom);
    const all = Array.from({ length: 2 * each }, (_, i) => i + 1);
    expect(all).toHaveLength(10_000);
    expect(isMessage.flatMap((type) => ana.of(type).map(({ n }) => n as number)).toSorted(ascending)).toEqual(
      all,
    );
    expect(tom.of("entry").map(({ entry }) => entry.number)).toEqual(all);
    // One order: the numbers of what somebody hears only rise.
    expect(ana.events.filter(isOfMessage).map(({ n }) => n)).toEqual(all);

    // Only rekeys with messages before and after them count, and only those that the server did as well.
    const messages = ana.events.flatMap((event, i) => (isOfMessage(event) ? [i] : []));
    const [first = 0, last = 0] = [messages[0], messages.at(-1)];
    const between = ana.events.slice(first, last).filter(({ type }) => type === "rekeyed").length;
    expect(between).toBeGreaterThanOrEqual(100);
    expect(duringRekeys(ana.events)).toBeGreaterThan(0);
    expect(await ana.leave()).toBe(0);
    expect(ana.of("ended")).toMatchObject([{ code: "left", unacknowledged: [] }]);
    expect(log.of("session.rekeyed").length).toBe(ana.of("rekeyed").length);
  });
});

test("either client rekeys, and both at once, while a third one listens", async () => {
  const setting = await startSetting(hurried);
  const { joinPython, log } = setting;
  const tom = await joinTypeScript(setting, "tom", { keyLimits: { rekeyBytes: 2000, rekeyIntervalMs: 0 } });
  const ana = await joinPython("ana");
  const ben = await joinPython("ben", ...rekeyOptions);
  let count = 0;
  while (Math.min(tom.of("rekeyed").length, ben.of("rekeyed").length) < 5) {
    count += 1;
    tom.say(`tom ${count}`);
    ben.say(`ben ${count}`);
    await Promise.all([ana.until("said", 2 * count), tom.untilHeard(count), ben.until("said", count)]);
  }
  const texts = (name: string) => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
  expect(ben.of("said").map(({ text }) => text)).toEqual(texts("tom"));
  expect(tom.heard.map(({ text }) => text)).toEqual(texts("ben"));
  expect(ana.of("said").map(({ n }) => n)).toEqual(Array.from({ length: 2 * count }, (_, i) => i + 1));
  expect(ana.of("rekeyed")).toEqual([]);
  expect(log.of("session.rekeyed").length).toBeGreaterThanOrEqual(10);
});

const isMessage = ["said", "ack"] as const;

function isOfMessage({ type }: PythonEvent): boolean {
  return type === "said" || type === "ack";
}

/** How many messages came between a REKEY_C and its answer. */
function duringRekeys(events: readonly PythonEvent[]): number {
  let under = false;
  let count = 0;
  for (const event of events) {
    if (event.type === "rekeying") under = true;
    else if (event.type === "rekeyed") under = false;
    else if (under && isOfMessage(event)) count += 1;
  }
  return count;
}

function ascending(a: number, b: number): number {
  return a - b;
}
