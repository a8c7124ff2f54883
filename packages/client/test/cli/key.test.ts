/** `conclave key` as a user runs it: processes, pipes, a terminal. */
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, fingerprintWords, IdentityKey } from "@conclave/crypto";
import { readKey } from "@conclave/key-files";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Command, type Finished } from "../support/command.ts";

// Each starts several processes.
vi.setConfig({ testTimeout: 60_000 });

let home: string;
let file: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "conclave-home-"));
  file = join(home, "conclave", "identity");
});

afterEach(() => rm(home, { recursive: true }));

describe("key new", () => {
  test("makes the identity and shows it; key show shows the same", async () => {
    const made = await key("new");
    expect(made).toMatchObject({ exitCode: 0, stderr: "" });
    const { publicKey } = IdentityKey.fromPem(await readFile(file, "utf8"));
    expect(made.stdout.split("\n")).toEqual([
      `fingerprint  ${fingerprint(publicKey)}`,
      `words        ${fingerprintWords(publicKey).join(" ")}`,
      `file         ${file}`,
      "sealed       no",
      "",
    ]);
    expect(await key("show")).toMatchObject({ exitCode: 0, stdout: made.stdout, stderr: "" });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("leaves one that is there as it is, and says how to move it away", async () => {
    await key("new");
    const before = await readFile(file, "utf8");
    const { exitCode, stdout, stderr } = await key("new");
    expect({ exitCode, stdout }).toEqual({ exitCode: 73, stdout: "" });
    expect(stderr).toContain(`To have another, move it away first: mv ${file} ${file}.old\n`);
    expect(await readFile(file, "utf8")).toBe(before);
    expect(await key("new", "--force")).toMatchObject({ exitCode: 64 });
  });

  test("--identity puts it elsewhere", async () => {
    const elsewhere = join(home, "other");
    expect((await key("new", "--identity", elsewhere)).stdout).toContain(elsewhere);
    expect((await key("show", "--identity", elsewhere)).exitCode).toBe(0);
    expect((await key("show")).exitCode).toBe(66);
  });
});

describe("copies", () => {
  test.each([
    ["words", ["--words"]],
    ["PEM", ["--pem"]],
  ])("in %s come back from a pipe, with a warning on the way out", async (_what, form) => {
    await key("new");
    const shown = (await key("show")).stdout;
    const copy = await key("export", ...form);
    expect(copy).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("Whoever reads that") });
    await rename(file, `${file}.old`);
    const brought = await Command.piped(home, "key", "import", "-").feed(copy.stdout);
    expect(brought).toMatchObject({ exitCode: 0, stdout: shown });
    expect(await readFile(file, "utf8")).toBe(await readFile(`${file}.old`, "utf8"));
  });

  test("are sealed if nothing else is said, and are written for their owner alone, over nothing", async () => {
    await key("new");
    const output = join(home, "copy");
    const options = ["--new-passphrase-file", await passphraseFile("right horse"), "--output", output];
    expect(await key("export", ...options)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect((await stat(output)).mode & 0o777).toBe(0o600);
    expect(await readFile(output, "utf8")).toMatch(/^-----BEGIN CONCLAVE SEALED KEY-----\n/);
    expect(await key("export", ...options)).toMatchObject({ exitCode: 73 });
    await rename(file, `${file}.old`);
    expect(await key("import", output)).toMatchObject({ exitCode: 78 });
    const opened = await key("import", output, "--passphrase-file", await passphraseFile("right horse"));
    expect(opened).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/sealed {7}yes/) });
  });

  test("of another key are refused, of the same one change nothing", async () => {
    await key("new");
    const before = await readFile(file, "utf8");
    const other = IdentityKey.generate().toPem();
    const refused = await Command.piped(home, "key", "import", "-").feed(other);
    expect(refused).toMatchObject({ exitCode: 73, stderr: expect.stringContaining("move it away first") });
    const same = await Command.piped(home, "key", "import", "-").feed(before);
    expect(same).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("nothing was changed") });
    expect(await readFile(file, "utf8")).toBe(before);
  });

  test.each([
    ["hello world\n", /a key has 24 words, not 2/],
    ["abandn ability\n", /word 1, "abandn", is not in the list/],
    ["x ".repeat(20_000), /longer than 16384 bytes/],
  ])("that are none are refused, and it is said why", async (text, why) => {
    const { exitCode, stderr } = await Command.piped(home, "key", "import", "-").feed(text);
    expect(exitCode).toBe(65);
    expect(stderr).toMatch(why);
  });
});

describe("a passphrase from files", () => {
  test("is set, needed, and removed", async () => {
    await key("new");
    const right = await passphraseFile("right horse");
    expect(await key("passphrase", "--new-passphrase-file", right)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/sealed {7}yes/),
    });
    expect((await key("show")).stdout).toMatch(/sealed {7}yes/);
    const without = await key("export", "--words");
    expect(without).toMatchObject({ exitCode: 78, stdout: "" });
    expect(without.stderr).toMatch(
      /none was given\. Type it at a terminal, or name a file .* --passphrase-file\./,
    );
    const wrong = await writePassphrase("wrong", "wrong horse");
    expect(await key("export", "--pem", "--passphrase-file", wrong)).toMatchObject({
      exitCode: 77,
      stdout: "",
    });
    expect(await key("export", "--pem", "--passphrase-file", right)).toMatchObject({ exitCode: 0 });
    expect(await key("passphrase", "--remove", "--passphrase-file", right)).toMatchObject({ exitCode: 0 });
    expect(await readFile(file, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test("that others can read is refused", async () => {
    const exposed = await passphraseFile("right horse");
    await chmod(exposed, 0o644);
    const refused = await key("new", "--passphrase-file", exposed);
    expect(refused).toMatchObject({ exitCode: 78, stderr: expect.stringContaining(`chmod 600 ${exposed}`) });
    expect(await key("show")).toMatchObject({ exitCode: 66 });
  });
});

describe("at a terminal", () => {
  test("a passphrase is asked for twice, not shown, and can be corrected", async () => {
    const command = Command.onTerminal(home, "conclave key new --passphrase");
    await command.until(/New passphrase for the identity: $/);
    command.child.stdin.write("short\r");
    await command.until(/at least 8 characters\. Once more\.\r\nNew passphrase for the identity: $/);
    command.child.stdin.write("right horsx\u007fe\r");
    await command.until(/The same again: $/);
    command.child.stdin.write("another one\r");
    await command.until(/The two differ\. Once more\.\r\nNew passphrase for the identity: $/);
    command.child.stdin.write("right horse\r");
    await command.until(/The same again: $/);
    command.child.stdin.write("right horse\r");
    const { exitCode, stdout } = await command.finished;
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/sealed {7}yes/);
    expect(stdout).not.toMatch(/horse|another/);
    const stored = await readKey({ file, what: "identity" });
    const ask = () => Promise.resolve(new TextEncoder().encode("right horse"));
    expect((await stored?.open({ file, what: "identity" }, ask))?.publicKey).toEqual(stored?.publicKey);
  });

  test("a wrong passphrase is asked for again, three times in all", async () => {
    await key("new", "--passphrase-file", await passphraseFile("right horse"));
    const command = Command.onTerminal(home, "conclave key export --words");
    await command.until(/Passphrase of the identity .*: $/);
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      command.child.stdin.write("wrong horse\r");
      await command.until(new RegExp(`(That does not open it[^]*){${attempt - 1}}: $`));
    }
    command.child.stdin.write("wrong horse\r");
    const { exitCode, stdout } = await command.finished;
    expect(exitCode).toBe(77);
    expect(stdout).toContain("the passphrase is wrong, or the file was changed.");
    expect(stdout).not.toContain("horse");
  });

  test("it is asked for there even when the output goes elsewhere, and Ctrl-C gives up", async () => {
    await key("new", "--passphrase-file", await passphraseFile("right horse"));
    const command = Command.onTerminal(home, "conclave key export --words > /dev/null < /dev/null");
    await command.until(/Passphrase of the identity .*: $/);
    command.child.stdin.write("right\u0003");
    expect((await command.finished).exitCode).toBe(130);
  });
});

test("help says what there is; a mistake is a sentence", async () => {
  expect((await key("--help")).stdout).toMatch(/show.*export.*import.*passphrase.*new/s);
  expect(await key("bogus")).toMatchObject({
    exitCode: 64,
    stderr: expect.stringMatching(/^conclave: unknown/),
  });
  expect(await key("export", "--words", "--pem")).toMatchObject({ exitCode: 64 });
  expect(await key("show")).toMatchObject({
    exitCode: 66,
    stderr: expect.stringContaining("conclave key new"),
  });
});

function key(...options: readonly string[]): Promise<Finished> {
  return Command.piped(home, "key", ...options).feed("");
}

function passphraseFile(passphrase: string): Promise<string> {
  return writePassphrase("passphrase", passphrase);
}

async function writePassphrase(name: string, passphrase: string): Promise<string> {
  const path = join(home, name);
  await writeFile(path, `${passphrase}\n`, { mode: 0o600 });
  return path;
}
