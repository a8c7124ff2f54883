/** `conclaved key`, and serving with a sealed host key, as processes. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";

let state: string;
let file: string;
let passphraseFile: string;
let started: Daemon[];

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-"));
  file = join(state, "host_key");
  passphraseFile = join(state, "passphrase");
  await writeFile(passphraseFile, "right horse\n", { mode: 0o600 });
  started = [];
});

afterEach(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(state, { recursive: true });
});

describe("conclaved key", () => {
  test("shows the fingerprint that clients are shown, wherever --state stands", async () => {
    const daemon = run("--listen", "127.0.0.1:0", "--state", state);
    const { fingerprint } = await daemon.untilLog(({ event }) => event === "server.listening");
    daemon.child.kill("SIGTERM");
    await daemon.exit;
    for (const options of [
      ["--state", state, "key", "show"],
      ["key", "show", "--state", state],
    ]) {
      const shown = run(...options);
      expect(await shown.exit).toBe(0);
      expect(shown.lines[0]).toBe(`fingerprint  ${fingerprint}`);
      expect(shown.lines.slice(2)).toEqual([`file         ${file}`, "sealed       no"]);
    }
  });

  test("brings a key back from its words", async () => {
    const { key } = await loadOrCreateHostKey(state);
    const words = join(state, "words");
    expect(await run("key", "export", "--words", "--output", words, "--state", state).exit).toBe(0);
    expect(await readFile(words, "utf8")).toMatch(/^# Conclave host key SHA256:/);
    await rename(file, `${file}.old`);
    expect(await run("key", "import", words, "--state", state).exit).toBe(0);
    expect((await loadOrCreateHostKey(state)).key.publicKey).toEqual(key.publicKey);
  });

  test("makes no key: there is none before the first start, and it says so", async () => {
    const shown = run("key", "show", "--state", state);
    expect(await shown.exit).toBe(66);
    expect(await shown.stderr).toBe(
      `conclaved: there is no host key at ${file}. conclaved makes it on its first start.\n`,
    );
    expect(await run("key", "new", "--state", state).exit).toBe(64);
  });
});

describe("a sealed host key", () => {
  beforeEach(async () => {
    await loadOrCreateHostKey(state);
    const sealing = run("key", "passphrase", "--new-passphrase-file", passphraseFile, "--state", state);
    expect(await sealing.exit).toBe(0);
  });

  test("serves with --passphrase-file; the passphrase is in no line of the log", async () => {
    const daemon = run(...serving(), "--passphrase-file", passphraseFile, "--log-level", "debug");
    await daemon.untilLog(({ event }) => event === "server.listening");
    daemon.child.kill("SIGTERM");
    expect(await daemon.exit).toBe(0);
    expect(daemon.lines.join("\n")).not.toContain("horse");
  });

  test("without a passphrase the start ends with 78 and says what to do", async () => {
    const { exitCode, output } = await finished(
      spawn("setsid", ["--wait", process.execPath, program, ...serving()]),
    );
    expect(exitCode).toBe(78);
    expect(output).toBe(
      `conclaved: the host key ${file} is sealed with a passphrase, and none was given. Type it at a terminal, or name a file that has it with --passphrase-file.\n`,
    );
  });

  test("with a wrong one it ends with 77, with no file of that name with 78", async () => {
    const wrong = join(state, "wrong");
    await writeFile(wrong, "wrong horse\n", { mode: 0o600 });
    const refused = run(...serving(), "--passphrase-file", wrong);
    expect(await refused.exit).toBe(77);
    expect(await refused.stderr).toMatch(
      /does not open: the passphrase is wrong, or the file was changed\.\n$/,
    );
    const absent = run(...serving(), "--passphrase-file", join(state, "absent"));
    expect(await absent.exit).toBe(78);
    expect(await absent.stderr).toMatch(/cannot read the passphrase file/);
  });

  test("at a terminal the passphrase is asked for, and not shown", async () => {
    // exec: Ctrl-C is for the daemon, not for a shell around it.
    const command = ["exec", process.execPath, program, ...serving()].join(" ");
    const terminal = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"]);
    const ended = finished(terminal);
    await shown(terminal, /Passphrase of the host key .*: $/);
    terminal.stdin.write("right horse\r");
    await shown(terminal, /server\.listening/);
    terminal.stdin.write("\u0003");
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(0);
    expect(output).not.toContain("horse");
  });
});

function serving(): string[] {
  return ["--listen", "127.0.0.1:0", "--state", state];
}

/** Runs it; whatever is still there after the test is ended. */
function run(...options: string[]): Daemon {
  const daemon = Daemon.run(...options);
  started.push(daemon);
  return daemon;
}

/** Waits until the end of the output, as it is by then, matches. */
function shown({ stdout }: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let text = "";
  const look = (chunk: string | Buffer) => {
    text += chunk;
    if (!pattern.test(text)) return;
    stdout.off("data", look);
    resolve();
  };
  stdout.on("data", look);
  return promise;
}

function finished(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, output })));
}

const program = new URL("../bin/conclaved.js", import.meta.url).pathname;
