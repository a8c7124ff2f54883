/** deploy/ by systemd's own programs: the units are right, as closed as we say, and the folders and the user are made. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exitCodes } from "../../src/index.ts";

const services = ["conclaved.service", "conclaved-isolated.service"];
const units = [...services, "conclaved.socket"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conclave-units-"));
  for (const unit of units) writeFileSync(join(folder, unit), forThisCheckout(deployed(unit)));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("systemd-analyze verify", () => {
  test.each(units)("has nothing to say about %s", (unit) => {
    expect(verify(unit)).toEqual({ status: 0, stderr: "" });
  });

  test("would say something", () => {
    const planted = deployed("conclaved.service").replace("WatchdogSec=30", "WatchdogSecs=30");
    writeFileSync(join(folder, "conclaved.service"), forThisCheckout(planted));
    expect(verify("conclaved.service").stderr).toMatch(/Unknown key.* 'WatchdogSecs'/);
  });

  test("misses the program where it is not installed", () => {
    writeFileSync(
      join(folder, "conclaved.service"),
      deployed("conclaved.service").replaceAll("/lib/", "/nowhere/"),
    );
    expect(verify("conclaved.service").stderr).toContain("/usr/nowhere/conclave/bin/node is not executable");
  });
});

describe("systemd-analyze security", () => {
  test.each([
    ["conclaved.service", 1.3],
    ["conclaved-isolated.service", 0.5],
  ])("gives %s at most %d", (unit, most) => {
    expect(exposure(unit)).toBeLessThanOrEqual(most);
  });

  test("gives a service that is open more", () => {
    const opened = deployed("conclaved.service")
      .replace(/^ProtectSystem=.*$/m, "")
      .replace(/^SystemCallFilter=.*$/gm, "");
    writeFileSync(join(folder, "conclaved.service"), opened);
    expect(exposure("conclaved.service")).toBeGreaterThan(1.3);
  });
});

test("both services are the same but for the network and who starts them", () => {
  const [open, isolated] = services.map(settingsOf);
  const differing = [...new Set([...(open ?? []), ...(isolated ?? [])])]
    .filter((line) => !(open?.has(line) && isolated?.has(line)))
    .map((line) => line.replace(/=.*/, ""));
  expect(new Set(differing)).toEqual(
    new Set([
      ...["Description", "After", "Wants", "Requires", "Conflicts", "WantedBy"],
      ...["PrivateNetwork", "RestrictAddressFamilies", "SocketBindDeny", "IPAddressDeny"],
    ]),
  );
});

test.each(services)("%s is reloaded, watched and restarted as the daemon knows it", (unit) => {
  const expected = [
    "Type=notify",
    "ExecReload=/bin/kill -HUP $MAINPID",
    "WatchdogSec=30",
    "Restart=on-failure",
    `RestartPreventExitStatus=${exitCodes.usage} ${exitCodes.configuration}`,
  ];
  expect(expected.filter((line) => !settingsOf(unit).has(line))).toEqual([]);
});

test("sysusers and tmpfiles make the user and the folders, owned and closed as they should be", () => {
  mkdirSync(join(folder, "etc"));
  run("systemd-sysusers", `--root=${folder}`, join(deploy, "sysusers.d/conclave.conf"));
  const [, uid = ""] = /^conclave:x:(\d+):/m.exec(readFileSync(join(folder, "etc/passwd"), "utf8")) ?? [];
  expect(Number(uid)).toBeGreaterThan(0);
  run("systemd-tmpfiles", "--create", `--root=${folder}`, join(deploy, "tmpfiles.d/conclave.conf"));
  const made = ["etc/conclave", "etc/conclave/conf.d", "var/lib/conclave", "run/conclave"].map((path) => {
    const status = statSync(join(folder, path));
    return `${path} ${(status.mode & 0o7777).toString(8)} ${status.uid === Number(uid) ? "conclave" : status.uid}`;
  });
  expect(made).toEqual([
    "etc/conclave 755 0",
    "etc/conclave/conf.d 755 0",
    "var/lib/conclave 700 conclave",
    "run/conclave 750 conclave",
  ]);
});

/** A unit that runs the daemon of this checkout: what is installed is not there. */
function forThisCheckout(unit: string): string {
  const documentation = join(deploy, "../docs/operations.md");
  return unit
    .replaceAll("/usr/lib/conclave/bin/node", process.execPath)
    .replaceAll("/usr/lib/conclave/bin/conclaved.js", program)
    .replaceAll("/usr/share/doc/conclave/operations.md", documentation);
}

function deployed(unit: string): string {
  return readFileSync(join(deploy, unit), "utf8");
}

function settingsOf(unit: string): ReadonlySet<string> {
  return new Set(
    deployed(unit)
      .split("\n")
      .filter((line) => /^[A-Z]\w*=/.test(line)),
  );
}

function verify(unit: string): { status: number | null; stderr: string } {
  // The other units of the folder are found by this; without the manual, `man:` is not looked up.
  const env = { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` };
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", join(folder, unit)], {
    env,
    encoding: "utf8",
  });
  return { status, stderr };
}

/** From 0 (closed) to 10, with one place behind the point. */
function exposure(unit: string): number {
  const text = run("systemd-analyze", "security", "--offline=true", "--no-pager", join(folder, unit));
  const [, level] = /Overall exposure level for \S+: ([\d.]+)/.exec(text) ?? [];
  if (level === undefined) throw new Error(`no exposure level in: ${text}`);
  return Number(level);
}

function run(program: string, ...options: string[]): string {
  return execFileSync(program, options, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const deploy = new URL("../../../../deploy", import.meta.url).pathname;
const program = new URL("../../bin/conclaved.js", import.meta.url).pathname;
