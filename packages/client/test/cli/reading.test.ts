/** conclave tail, search and export, against a real server, as scripts run them. */
import { Database, startServer } from "@conclave/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { People } from "../support/people.ts";
import type { RecordingClient } from "../support/recorder.ts";

const patient = { timeout: 60_000 };

let database: Database;
let people: People;
let ana: RecordingClient;

beforeEach(async () => {
  database = Database.inMemory();
  people = await People.gather({ database, limits: { textsPerSecond: 1000, textBurst: 1000 } });
  ana = await people.join("ana");
});

afterEach(async () => {
  await people.leave();
});

describe("conclave tail", () => {
  test("shows the newest, as they are now, and leaves", patient, async () => {
    await said("one", "two", "three");
    ana.client.edit(1, 2, "zwei");
    ana.client.react(1, 3, "👍");
    ana.client.delete(1, 1);
    await ana.untilStored(6);
    const { exitCode, stdout } = await people.run(["tail"], "-n", "5");
    expect(exitCode).toBe(0);
    expect(stdout.split("\n").map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "TIME"))).toEqual([
      "TIME ana: zwei (edited)",
      "TIME ana: three [👍 1]",
      "      * TIME ana changed “zwei” to: zwei",
      "      * TIME ana put 👍 on “three”",
      "      * TIME ana took #1 away",
      "",
    ]);
  });

  test("--json has one object a line, with fields that do not change", patient, async () => {
    await said("one", "two");
    ana.client.say("to both", { re: 1, mentions: ["ana"] });
    await ana.untilStored(3);
    const { stdout } = await people.run(["tail"], "--json", "--since", "2");
    const records = jsonLines(stdout);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const common = { room: 1, roomName: "lobby", from: "ana", guest: false, kind: "text", time };
    expect(records).toEqual([
      { ...common, number: 2, text: "two" },
      { ...common, number: 3, text: "to both", re: 1, mentions: ["ana"] },
    ]);
  });

  test("--since a time begins with the first that is not from before", patient, async () => {
    await said("one");
    const { timeMs } = await ana.untilStored(1);
    // The server's clock is ours: the next one has a later time.
    await expect.poll(() => Date.now(), { interval: 1 }).toBeGreaterThan(timeMs + 1);
    const between = new Date(Date.now()).toISOString();
    await said("two", "three");
    const { stdout } = await people.run(["tail"], "--json", "--since", between);
    expect(jsonLines(stdout).map(({ text }) => text)).toEqual(["two", "three"]);
    expect((await people.run(["tail"], "--json", "--since", "1h")).stdout.split("\n")).toHaveLength(4);
  });

  test(
    "--follow goes on over the end of the server, without a gap and without a repetition",
    patient,
    async () => {
      await said("one");
      const tail = people.start(["tail"], "--json", "--follow");
      await tail.until(/"one"/);
      await said("two");
      await tail.until(/"two"/);
      const { address } = people.setting.server;
      await people.setting.server.stop();
      const again = await startServer({ hostKey: people.setting.identity, listen: address, database });
      const bob = await people.join("bob");
      bob.client.say("of the new server");
      await tail.until(/of the new server/);
      expect(jsonLines(tail.stdout).map(({ number }) => number)).toEqual([1, 2, 3]);
      tail.child.kill("SIGTERM");
      expect((await tail.finished).exitCode).toBe(0);
      await again.stop();
    },
  );

  test("a reader that has had enough ends it quietly", patient, async () => {
    await said(...Array.from({ length: 300 }, (_, index) => `line ${index}`));
    const tail = people.start(["tail"], "-n", "300");
    tail.child.stdout.destroy();
    expect(await tail.finished).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("EPIPE") });
  });

  test.each([
    [["--since", "yesterday"], 64, /"yesterday" is no time/],
    [["-n", "-3"], 64, /"-3" is no whole number/],
    [["-r", "nowhere"], 67, /You are in no room called nowhere/],
    [["-r", "@nobody"], 67, /Refused: the conversation with nobody\. Nobody here owns that name\./],
    [["--guest", "-r", "@ana"], 77, /It needs an identity key\. Come with one\./],
  ])("tail %j is refused", patient, async (options, exitCode, sentence) => {
    const finished = await people.run(["tail"], ...options);
    expect(finished.stderr).toMatch(sentence);
    expect(finished.exitCode).toBe(exitCode);
  });

  test(
    "what others are called reaches neither terminals nor readers of JSON with control characters",
    patient,
    async () => {
      await said("left\u202eright\u2066");
      const { stdout } = await people.run(["tail"], "--json");
      expect(stdout).toContain("left\\u202eright\\u2066");
      expect(jsonLines(stdout)[0]).toMatchObject({ text: "left\u202eright\u2066" });
      expect((await people.run(["tail"])).stdout).not.toMatch(/[\u202e\u2066]/);
    },
  );
});

describe("conclave search", () => {
  test("finds texts with all the words, the newest first, and pages through them", patient, async () => {
    await said(...Array.from({ length: 60 }, (_, index) => `the deploy number ${index}`), "something else");
    const { exitCode, stdout } = await people.run(["search", "deploy number"], "--json", "-n", "100");
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout).map(({ number }) => number)).toEqual(
      Array.from({ length: 60 }, (_, index) => 60 - index),
    );
    expect((await people.run(["search", "deploy"], "-n", "3")).stdout).toMatch(
      /^(\[lobby #\d+\] \d{4}-\d\d-\d\d \d\d:\d\d ana: the deploy number \d+\n){3}$/,
    );
  });

  test("is narrowed down by person and time", patient, async () => {
    await said("deploy by ana");
    const bob = await people.join("bob");
    bob.client.say("deploy by bob");
    await bob.untilStored();
    const from = (await people.run(["search", "deploy"], "--json", "--from", "bob")).stdout;
    expect(jsonLines(from).map(({ text }) => text)).toEqual(["deploy by bob"]);
    expect((await people.run(["search", "deploy"], "--until", "1h")).stdout).toBe("");
  });

  test("for nothing that could be searched for is refused", patient, async () => {
    expect(await people.run(["search", "..."])).toMatchObject({
      exitCode: 65,
      stderr: expect.stringContaining("There is no word in it to search for."),
    });
  });
});

describe("conclave export", () => {
  test("writes a whole room in pages, as JSON Lines", patient, async () => {
    const texts = Array.from({ length: 600 }, (_, index) => `line ${index}`);
    await said(...texts);
    const { exitCode, stdout } = await people.run(["export", "lobby"]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout).map(({ text }) => text)).toEqual(texts);
  });

  test("as Markdown shows marks as they were written", patient, async () => {
    await said("# no heading\n<b>no html</b> [no](link)");
    const { stdout } = await people.run(["export", "lobby"], "--format", "markdown");
    expect(stdout).toMatch(/^# lobby\n\n## \d{4}-\d\d-\d\d\n\n- \d\d:\d\d _#1_ \*\*ana\*\*: /);
    expect(stdout).toContain("\\# no heading\\\n  \\<b\\>no html\\</b\\> \\[no\\]\\(link\\)\n");
  });
});

async function said(...texts: readonly string[]): Promise<void> {
  const before = ana.stored().length;
  for (const text of texts) ana.client.say(text);
  await ana.untilStored(before + texts.length);
}

function jsonLines(output: string): Record<string, unknown>[] {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
