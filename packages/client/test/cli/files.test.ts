/** conclave send --file and fetch, against a real server, as scripts run them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "@conclave/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { People } from "../support/people.ts";

const patient = { timeout: 60_000 };

let state: string;
let database: Database;
let people: People;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-"));
  database = Database.open(state);
  people = await People.gather({ database, fileLimits: { from: "everybody", maxBytes: 100_000 } });
});

afterEach(async () => {
  await people.leave();
  database[Symbol.dispose]();
  await rm(state, { recursive: true });
});

test("what one command sends another one shows, finds and fetches", patient, async () => {
  const path = join(people.home, "report.txt");
  await writeFile(path, "all is well\n".repeat(4000));
  const sent = await people.run(["send"], "--file", path, "--caption", "this week");
  expect(sent.exitCode).toBe(0);

  const shown = await people.run(["tail"]);
  expect(shown.stdout).toMatch(/me put in the file report\.txt \(46\.9 KiB\): this week \[#1\]/);
  const found = await people.run(["search", "report"], "--json");
  expect(JSON.parse(found.stdout)).toMatchObject({
    ...{ number: 1, kind: "file", name: "report.txt", type: "text/plain", bytes: 48_000 },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });

  const folder = await mkdtemp(join(people.home, "got-"));
  const fetched = await people.run(["fetch", "lobby", "1"], "--to", folder);
  expect(fetched).toMatchObject({ exitCode: 0, stdout: `${join(folder, "report.txt")}\n` });
  expect(await readFile(join(folder, "report.txt"), "utf8")).toBe("all is well\n".repeat(4000));

  const again = await people.run(["fetch", "lobby", "1"], "--to", path);
  expect(again.exitCode).toBe(74);
  expect(again.stderr).toMatch(/There is a file like report\.txt already/);
  expect(await readdir(folder)).toEqual(["report.txt"]);
});

test("what cannot be sent or fetched is said, and what it was", patient, async () => {
  const large = join(people.home, "large.bin");
  await writeFile(large, Buffer.alloc(100_001));
  const tooLarge = await people.run(["send"], "--file", large);
  expect(tooLarge.exitCode).toBe(65);
  expect(tooLarge.stderr).toMatch(/the file large\.bin\. The server takes no files as large as that/);
  const missing = await people.run(["send"], "--file", join(people.home, "none"));
  expect(missing).toMatchObject({ exitCode: 74, stderr: expect.stringMatching(/none cannot be read/) });
  const nothing = await people.run(["fetch", "lobby", "7"], "--to", people.home);
  expect(nothing).toMatchObject({ exitCode: 65, stderr: expect.stringMatching(/#7 is not in the room/) });
  const alone = await people.run(["send"], "--caption", "x");
  expect(alone).toMatchObject({ exitCode: 64, stderr: expect.stringMatching(/--caption goes with --file/) });
});
