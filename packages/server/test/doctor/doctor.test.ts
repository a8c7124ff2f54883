/** `conclaved doctor` on real installations, sound and not. */
import { chmod, open, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { examine } from "../../src/doctor/examine.ts";
import type { Finding } from "../../src/doctor/finding.ts";
import { Database, Staff } from "../../src/index.ts";
import { LastBackup } from "../../src/store/last-backup.ts";
import { DaemonSetting } from "../support/daemon-setting.ts";

vi.setConfig({ testTimeout: 60_000 });

const dayMs = 86_400_000;
let setting: DaemonSetting;

beforeEach(async () => {
  setting = await DaemonSetting.make();
});

test("a server that runs has nothing that fails, and what is to be done yet is said", async () => {
  const { port } = await setting.serve();
  const { code, lines, stderr } = await setting.command("doctor", "--server", `127.0.0.1:${port}`);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(lines).toContain("OK    The database is whole.");
  expect(lines).toContain(`OK    Something answers at 127.0.0.1:${port}.`);
  expect(lines).toContain(`OK    People connect to 127.0.0.1:${port}: 127.0.0.1.`);
  const backup = lines.indexOf("WARN  There never was a backup.");
  expect(lines[backup + 1]).toBe("      Make one now, and every day: conclaved backup FILE.");
  expect(await found()).toMatchObject({
    "state-folder": "ok",
    "host-key": "ok",
    schema: "ok",
    owner: "warn",
    "disk-space": expect.any(String),
    clock: expect.any(String),
    systemd: expect.any(String),
    server: "ok",
    port: "ok",
    reach: "warn",
  });
});

describe("on a folder whose server was stopped", () => {
  beforeEach(async () => {
    const { daemon } = await setting.serve();
    daemon.child.kill("SIGTERM");
    await daemon.exit;
  });

  test("nothing answers: that fails, with exit code 1", async () => {
    expect(await found()).toMatchObject({ database: "ok", server: "warn", port: "fail" });
    const { code, stderr } = await setting.command("doctor");
    expect([code, stderr]).toEqual([1, "conclaved: 1 check fails.\n"]);
  });

  test("what others can read is named, with the line that mends it", async () => {
    await chmod(setting.state, 0o755);
    await chmod(join(setting.state, "conclaved.db"), 0o644);
    await chmod(join(setting.state, "host_key"), 0o640);
    expect(await found()).toMatchObject({
      "state-folder": "fail",
      "state-files": "fail",
      "host-key": "fail",
    });
    const { lines } = await setting.command("doctor");
    expect(lines).toContain(`      chmod 700 ${setting.state}`);
    expect(lines).toContain(`      chmod 600 ${join(setting.state, "conclaved.db")}`);
  });

  test("a damaged database is found", async () => {
    const file = await open(join(setting.state, "conclaved.db"), "r+");
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - 8192, 0x55), 0, size - 8192, 8192);
    await file.close();
    const finding = await findingOf("database");
    expect(finding).toMatchObject({ level: "fail", advice: expect.stringContaining("restore") });
  });

  test("something that is no database is found", async () => {
    const file = await open(join(setting.state, "conclaved.db"), "r+");
    await file.write("this is a letter", 0);
    await file.close();
    expect(await findingOf("database")).toMatchObject({ level: "fail" });
  });

  test.each([
    [99, "fail"],
    [1, "warn"],
  ])("schema %i: %s", async (version, level) => {
    const connection = new DatabaseSync(join(setting.state, "conclaved.db"));
    connection.exec(`PRAGMA user_version = ${version}`);
    connection.close();
    expect(await found()).toMatchObject({ schema: level });
  });

  test.each([
    [0, "ok"],
    [3, "ok"],
    [4, "warn"],
  ])("a backup that is %i days old: %s", async (days, level) => {
    const nowMs = Date.now();
    {
      using database = Database.open(setting.state);
      new LastBackup(database).remember(nowMs - days * dayMs);
      new Staff(database).grant(new Uint8Array(32) as never, "owner", "test", nowMs);
    }
    const findings = await examine({ state: setting.state, advertised: undefined, stats: undefined, nowMs });
    expect(levels(findings)).toMatchObject({ backup: level, owner: "ok" });
  });

  test("a clock that is years behind is found, and a limit on files that is too low", async () => {
    const findings = await examine({
      state: setting.state,
      advertised: undefined,
      stats: { fileLimit: 1024, connectionLimit: 4096, version: "1", connections: { member: 0 } } as never,
      nowMs: 0,
    });
    expect(levels(findings)).toMatchObject({ clock: "fail", "file-limit": "fail" });
    expect(findings.find(({ check }) => check === "file-limit")?.advice).toContain("LimitNOFILE=4160");
  });

  test("a name that leads nowhere is found", async () => {
    expect(await found("--server", "nowhere.invalid:5068")).toMatchObject({ dns: "fail" });
  });

  test("a database that is gone is found, and nothing is made in its place", async () => {
    for (const name of ["conclaved.db", "conclaved.db-wal", "conclaved.db-shm"])
      await rm(join(setting.state, name), { force: true });
    expect(await found()).toMatchObject({ database: "fail" });
    await expect(open(join(setting.state, "conclaved.db"))).rejects.toThrow("ENOENT");
  });
});

test("a link that leads nowhere in the folder is no fault of the doctor's", async () => {
  await symlink("/nowhere", join(setting.state, "admin.sock"));
  const all = await found();
  expect(all).toMatchObject({ "state-folder": "ok", "host-key": "fail" });
  expect(all).not.toHaveProperty("state-files");
});

async function found(...options: readonly string[]): Promise<Record<string, string>> {
  return levels(await findings(...options));
}

async function findingOf(check: string): Promise<Finding | undefined> {
  return (await findings()).find((finding) => finding.check === check);
}

async function findings(...options: readonly string[]): Promise<readonly Finding[]> {
  const { lines } = await setting.command("doctor", "--json", ...options);
  return JSON.parse(lines[0] ?? "").findings;
}

/** The worst of each check. */
function levels(findings: readonly Finding[]): Record<string, string> {
  const worst = ["ok", "warn", "fail"];
  const found: Record<string, string> = {};
  for (const { check, level } of findings)
    if (worst.indexOf(level) >= worst.indexOf(found[check] ?? "ok")) found[check] = level;
  return found;
}
