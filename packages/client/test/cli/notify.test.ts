/** The unit that says in a room that another one has failed: judged by systemd, and its script run against a real server. */
import { spawn, spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keyDigest } from "@conclave/crypto";
import { loadOrCreateIdentity } from "@conclave/key-files";
import { formatInvitation } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Command } from "../support/command.ts";
import { People } from "../support/people.ts";

const deploy = fileURLToPath(new URL("../../../../deploy/", import.meta.url));
const unit = "conclave-notify@.service";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-notify-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("the unit", () => {
  test("is one that systemd finds nothing wrong with; with a mistake in it, it does", async () => {
    const text = await readFile(join(deploy, unit), "utf8");
    expect(await verify(text)).toEqual({ status: 0, stderr: "" });
    expect((await verify(text.replace("DynamicUser=yes", "DynamikUser=yes"))).stderr).toContain(
      "DynamikUser",
    );
  });

  test("comes with its key as a credential, and runs what the setup installs", async () => {
    const text = await readFile(join(deploy, unit), "utf8");
    expect(text).toContain("LoadCredential=identity:/etc/conclave-notify/identity\n");
    const setup = await readFile(join(deploy, "../docs/command-line.md"), "utf8");
    expect(setup).toContain("install -m 755 deploy/conclave-notify.sh /usr/bin/conclave-notify\n");
    expect(text).toContain("ExecStart=/usr/bin/conclave-notify %i\n");
  });
});

test("the script says which unit failed, and how, as one message", { timeout: 60_000 }, async () => {
  const people = await People.gather();
  const ana = await people.join("ana");
  const bin = join(folder, "bin");
  await mkdir(bin);
  const wrapper = `#!/bin/sh\nexec "${process.execPath}" "${Command.program}" "$@"\n`;
  await writeFile(join(bin, "conclave"), wrapper, { mode: 0o755 });
  await loadOrCreateIdentity(join(folder, "identity"));
  const { address } = people.setting.server;
  const exitCode = await run(join(deploy, "conclave-notify.sh"), ["web.service"], {
    PATH: `${bin}:${process.env["PATH"]}`,
    CREDENTIALS_DIRECTORY: folder,
    CONCLAVE_SERVER: formatInvitation({ address, keyDigest: keyDigest(people.setting.identity.publicKey) }),
    CONCLAVE_NAME: "notifier",
    XDG_STATE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    MONITOR_SERVICE_RESULT: "exit-code",
    MONITOR_EXIT_CODE: "exited",
    MONITOR_EXIT_STATUS: "3",
  });
  expect(exitCode).toBe(0);
  const { from, text } = await ana.untilSaid();
  expect(from).toBe("notifier");
  expect(text.split("\n")[0]).toMatch(/^web\.service failed on \S+: exit-code, exited 3$/);
  expect(ana.said()).toHaveLength(1);
  await people.leave();
});

/** Runs it with nothing else in its environment; its exit code. */
function run(file: string, options: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(file, options, { env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
}

/** What systemd-analyze says of a unit with this text, all that it runs being there. */
async function verify(text: string): Promise<{ status: number | null; stderr: string }> {
  const program = join(folder, "conclave-notify");
  await copyFile(join(deploy, "conclave-notify.sh"), program);
  await chmod(program, 0o755);
  await writeFile(join(folder, unit), text.replace("/usr/bin/conclave-notify", program));
  const instance = unit.replace("@", "@web.service");
  const result = spawnSync("systemd-analyze", ["verify", "--man=no", join(folder, instance)], {
    encoding: "utf8",
  });
  if (result.error !== undefined) throw result.error;
  return { status: result.status, stderr: result.stderr };
}
