/** The set-up, where something is missing that it may not install. */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-set-up-"));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  { command: ["scripts/start.mjs", "--virtual"], missing: "xvfb" },
  { command: ["scripts/test.mjs"], missing: "xvfb spin" },
] as const)(
  "$command without root or sudo: the one line to run, and exit code 69",
  async ({ command: [script, ...options], missing }) => {
    await putOnPath(
      "dpkg-query",
      'for name; do case $name in xvfb|spin) ;; -*) ;; *) echo "installed $name" ;; esac; done',
    );
    await putOnPath("sudo", "exit 1");
    const { exitCode, output } = await runAsNobody(script, ...options);
    expect(output).toContain(`apt-get update && apt-get install -y --no-install-recommends ${missing}\n`);
    expect(exitCode).toBe(69);
  },
);

/** A program that stands in for the machine's own: a machine on which packages are missing cannot be had here. */
async function putOnPath(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function runAsNobody(
  script: string,
  ...options: readonly string[]
): Promise<{ exitCode: number | null; output: string }> {
  const command = [process.execPath, join(root, script), ...options];
  const demoted =
    process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
  const [program = "", ...parameters] = [...demoted, ...command];
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder };
  const child = spawn(program, parameters, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, output })));
}

const root = new URL("../../..", import.meta.url).pathname;
