/** A state folder has one server, and what a second start leaves of the first. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import { expect, onTestFinished, test } from "vitest";
import { StartError } from "../../src/errors.ts";
import { StateLock } from "../../src/store/state-lock.ts";
import { DaemonSetting } from "../support/daemon-setting.ts";

test("it is held once, and given back", () => {
  const folder = temporaryFolder();
  const first = StateLock.take(folder);
  expect(() => StateLock.take(folder)).toThrow(
    expect.objectContaining({ code: "state-in-use", exitCode: 75 }) as StartError,
  );
  first[Symbol.dispose]();
  StateLock.take(folder)[Symbol.dispose]();
});

test("a folder in which it cannot be made is said so", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "lock"));
  expect(() => StateLock.take(folder)).toThrow(StartError);
  expect(() => StateLock.take(folder)).toThrow(/cannot be used: EISDIR/);
});

test("a second start on the folder of a running server listens nowhere, wherever its admin socket is", async () => {
  const setting = await DaemonSetting.make();
  const { port } = await setting.serve();
  const again = await setting.command("--listen", "127.0.0.1:0", "--admin-socket", `${setting.state}/2.sock`);
  expect(again).toMatchObject({ code: 75, stderr: expect.stringContaining("another server runs on") });
  expect(again.lines.join("\n")).not.toContain("server.listening");
  // Invitations go on leading to the one that runs.
  const { lines } = await setting.command("invite");
  expect(lines.join("\n")).toContain(`127.0.0.1:${port}`);
});

test("a server that was killed leaves no lock", async () => {
  const setting = await DaemonSetting.make();
  const { daemon } = await setting.serve();
  daemon.child.kill("SIGKILL");
  await daemon.exit;
  await setting.serve();
});

test("a start that fails over the files of rooms says which, and ends", async () => {
  const folder = temporaryFolder();
  // A link to itself cannot be read by root either.
  symlinkSync("files", join(folder, "files"));
  const daemon = Daemon.run("--listen", "127.0.0.1:0", "--state", folder);
  expect(await daemon.exit).toBe(74);
  expect(await daemon.stderr).toMatch(
    `conclaved: the files of rooms in ${folder}/files cannot be looked through: ELOOP`,
  );
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "conclave-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
