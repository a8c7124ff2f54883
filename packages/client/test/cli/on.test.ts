/** conclave on: a command for each text that matches. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { People } from "../support/people.ts";
import type { RecordingClient } from "../support/recorder.ts";

const patient = { timeout: 60_000 };

let people: People;
let ana: RecordingClient;

beforeEach(async () => {
  people = await People.gather();
  ana = await people.join("ana");
});

afterEach(async () => {
  await people.leave();
});

test(
  "runs it with the fields in its environment and the text on its input, for what matches",
  patient,
  async () => {
    const script =
      'process.stdin.on("data", (text) => process.stdout.write(JSON.stringify([String(text), process.env]) + "\\n"))';
    const bot = people.start(["on", "^deploy (\\S+)"], "--", process.execPath, "-e", script);
    await ana.untilSome("joined", ({ name }) => name === "me");
    ana.client.say("do not deploy");
    ana.client.say("deploy web; rm -rf /");
    await bot.until(/CONCLAVE_MATCH_1.*\n/);
    const [text, env] = JSON.parse(bot.stdout.split("\n")[0] ?? "") as [string, Record<string, string>];
    expect(text).toBe("deploy web; rm -rf /");
    expect(env).toMatchObject({
      CONCLAVE_ROOM: "lobby",
      CONCLAVE_ROOM_NUMBER: "1",
      CONCLAVE_NUMBER: "2",
      CONCLAVE_FROM: "ana",
      CONCLAVE_GUEST: "0",
      CONCLAVE_NOVELTY: "live",
      CONCLAVE_MATCH_1: "web;",
    });
    bot.child.kill("SIGTERM");
    expect((await bot.finished).exitCode).toBe(0);
    expect(bot.stdout.split("\n")).toHaveLength(2);
  },
);

test("--reply says what it writes, one after the other, and never answers itself", patient, async () => {
  // The first one takes longest: in a crowd of commands it would come last.
  const script =
    "read -r text; case $text in *1*) while [ ! -e $0 ]; do :; done;; esac; printf '\\033[31mgot %s\\033[0m\\n' \"$text\"";
  const flag = join(people.home, "flag");
  const bot = people.start(["on", "got|ping"], "--reply", "--", "sh", "-c", script, flag);
  await ana.untilSome("joined", ({ name }) => name === "me");
  ana.client.say("ping 1");
  ana.client.say("ping 2");
  await ana.untilStored(2);
  expect(ana.said()).toEqual([]);
  await writeFile(flag, "");
  await ana.untilSaid(2);
  expect(ana.of("entry").flatMap(({ own, entry: { content } }) => (own ? [] : [content]))).toEqual([
    { kind: "text", text: "got ping 1", re: 1 },
    { kind: "text", text: "got ping 2", re: 2 },
  ]);
  bot.child.kill("SIGTERM");
  await bot.finished;
});

test("--resume goes on where it was ended, with what it was ended over", patient, async () => {
  const resume = join(people.home, "bot.json");
  const log = join(people.home, "log");
  // Kills whoever runs it in the middle of the second one.
  const script = `cat >> ${log}; case $CONCLAVE_NUMBER in 2) if [ ! -e ${log}.once ]; then touch ${log}.once; kill -9 $PPID; fi;; esac`;
  const start = () => people.start(["on", "."], "--resume", resume, "--", "sh", "-c", script);
  const first = start();
  await ana.untilSome("joined", ({ name }) => name === "me");
  for (const text of ["a", "b", "c"]) ana.client.say(text);
  await first.finished;
  ana.client.say("d");
  await ana.untilStored(4);
  const second = start();
  await expect.poll(() => readFile(log, "utf8"), { interval: 20, timeout: 30_000 }).toBe("abbcd");
  second.child.kill("SIGTERM");
  expect((await second.finished).exitCode).toBe(0);
  expect(JSON.parse(await readFile(resume, "utf8"))).toEqual({ version: 1, told: { 1: 4 } });
});

test(
  "a command that fails is reported and the next one runs; one that cannot be started ends it with 71",
  patient,
  async () => {
    const bot = people.start(["on", "."], "--", "sh", "-c", "exit $CONCLAVE_NUMBER");
    await ana.untilSome("joined", ({ name }) => name === "me");
    ana.client.say("one");
    ana.client.say("two");
    await bot.until(/the command ended with 2 for #2 of room #1/);
    expect(bot.stderr).toContain("the command ended with 1 for #1 of room #1");
    bot.child.kill("SIGTERM");
    await bot.finished;
    const broken = people.start(["on", "."], "--", "/no/such/program");
    await ana.untilSome("joined", ({ name }) => name === "me");
    await ana.until("joined", 2);
    ana.client.say("three");
    expect(await broken.finished).toMatchObject({
      exitCode: 71,
      stderr: expect.stringContaining("/no/such/program could not be started"),
    });
  },
);

test("a pattern that is none is refused as an argument", patient, async () => {
  expect(await people.run(["on", "("], "--", "true")).toMatchObject({ exitCode: 64 });
});
