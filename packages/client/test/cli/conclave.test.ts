/** The command as a user runs it: processes, pipes, a terminal. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, fingerprintWords, IdentityKey, keyDigest } from "@conclave/crypto";
import { loadOrCreateIdentity } from "@conclave/key-files";
import { formatAddress, formatInvitation } from "@conclave/protocol";
import { startServer } from "@conclave/server";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Command, type Finished } from "../support/command.ts";
import { RecordingClient } from "../support/recorder.ts";
import { startSetting, type TestSetting } from "../support/server.ts";

let setting: TestSetting;
let home: string;
let server: string;

beforeEach(async () => {
  setting = await startSetting();
  home = await mkdtemp(join(tmpdir(), "conclave-home-"));
  server = formatAddress(setting.server.address);
});

afterEach(async () => {
  await setting.stop();
  await rm(home, { recursive: true });
});

describe("conclave send", () => {
  test("echo hi | conclave send: the others hear it, and it leaves with 0", async () => {
    const ana = await listener();
    const { exitCode, stdout, stderr } = await send("hi\n");
    expect(exitCode).toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toContain(
      `Its fingerprint ${setting.server.fingerprint} is now pinned in ${knownServersFile()}.`,
    );
    expect(await ana.untilSaid()).toMatchObject({ from: "bot", text: "hi" });
    expect(await ana.until("left")).toMatchObject({ name: "bot", how: "left" });
  });

  test("every line is a message; empty ones and colours are left out", async () => {
    const ana = await listener();
    await send("one\r\n\n   \n\u001b[31mtwo\u001b[0m\nthree, without an end of line");
    await ana.until("left");
    expect(ana.said().map(({ text }) => text)).toEqual(["one", "two", "three, without an end of line"]);
  });

  test("a thousand lines arrive in order, and none is slowed into oblivion", {
    timeout: 60_000,
  }, async () => {
    const fast = await startSetting({ limits: { textsPerSecond: 1000 } });
    const ana = await RecordingClient.join({ ...connection(fast), name: "ana" });
    const lines = Array.from({ length: 1000 }, (_, index) => `line ${index}`);
    const command = Command.piped(
      home,
      "send",
      "--server",
      formatAddress(fast.server.address),
      "--name",
      "bot",
    );
    expect(await command.feed(lines.join("\n"))).toMatchObject({ exitCode: 0 });
    expect(ana.said().map(({ text }) => text)).toEqual(lines);
    await fast.stop();
  });

  test("a line that is too long is named, the others are sent, and it exits with 65", async () => {
    const ana = await listener();
    const { exitCode, stderr } = await send(`short\n${"x".repeat(12_289)}\nalso short\n`);
    expect(exitCode).toBe(65);
    expect(stderr).toContain("conclave: Line 2: longer than 12288 bytes, and not sent. Everything else was.");
    await ana.until("left");
    expect(ana.said().map(({ text }) => text)).toEqual(["short", "also short"]);
  });

  test("no input at all sends nothing, and is no mistake", async () => {
    expect(await send("")).toMatchObject({ exitCode: 0 });
  });

  test("what was not acknowledged when the server went for good is printed, and it exits with 69", {
    timeout: 60_000,
  }, async () => {
    const daemon = await Daemon.start("--listen", "127.0.0.1:0");
    const command = Command.piped(home, "send", "--server", `127.0.0.1:${daemon.port}`, "--name", "bot");
    command.child.stdin.write("first\n");
    await daemon.untilLog(({ event }) => event === "message.relayed");
    daemon.child.kill("SIGKILL");
    const { exitCode, stderr } = await command.feed("second\nthird\n");
    expect(exitCode).toBe(69);
    expect(stderr).toContain("No server is listening");
    expect(stderr).toMatch(/Not acknowledged, so perhaps not heard:\n( {2}first\n)? {2}second\n {2}third\n/);
  });
});

describe("who is trusted", () => {
  test("--trust known refuses a server that was never seen, and writes nothing", async () => {
    const { exitCode, stderr } = await send("hi\n", "--trust", "known");
    expect(exitCode).toBe(77);
    expect(stderr).toContain(`You have not been at ${server} before. Its fingerprint is SHA256:`);
    await expect(readFile(knownServersFile())).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a pinned server is not spoken of again", async () => {
    await send("hi\n");
    expect((await send("hi\n", "--trust", "known")).stderr).toBe("");
  });

  test.each(["ask", "new", "known"])("a changed key stops with an alarm under --trust %s", async (policy) => {
    await send("hi\n");
    const { address } = setting.server;
    await setting.server.stop();
    const impostor = await startServer({ hostKey: IdentityKey.generate(), listen: address });
    const before = await readFile(knownServersFile(), "utf8");
    const { exitCode, stderr } = await send("secret\n", "--trust", policy);
    expect(exitCode).toBe(77);
    expect(stderr).toContain(
      "is not the one that you trusted: it has another key. Somebody may be in between",
    );
    expect(await readFile(knownServersFile(), "utf8")).toBe(before);
    await impostor.stop();
  });

  test("known and forget: what was pinned is listed, and can be taken back", async () => {
    await send("hi\n");
    const listed = await run("known");
    expect(listed).toMatchObject({ exitCode: 0, stdout: `${server} ${setting.server.fingerprint}\n` });
    expect(await run("forget", server)).toMatchObject({ exitCode: 0 });
    expect(await run("known")).toMatchObject({ stdout: "" });
    expect(await run("forget", server)).toMatchObject({
      exitCode: 65,
      stderr: expect.stringContaining("is not in"),
    });
  });

  test("a list that cannot be read stops everything with 78, and is left as it is", async () => {
    await send("hi\n");
    await writeFile(knownServersFile(), "127.0.0.1:5068 2 AAAA\n");
    const { exitCode, stderr } = await send("hi\n");
    expect(exitCode).toBe(78);
    expect(stderr).toMatch(/known_servers, line 1: an Ed25519 public key has 32 bytes, not 3/);
    expect(await readFile(knownServersFile(), "utf8")).toBe("127.0.0.1:5068 2 AAAA\n");
  });
});

describe("who one is", () => {
  test("the first visit makes an identity key and says so; later ones come with the same", async () => {
    const ana = await listener();
    const { stderr } = await send("hi\n");
    const { key } = await loadOrCreateIdentity(join(home, "conclave", "identity"));
    expect(stderr).toContain(`Your identity key was made: ${fingerprint(key.publicKey)}, in ${home}`);
    await send("hi again\n");
    expect((await ana.untilSaid(2)).guest).toBe(false);
    const thief = new RecordingClient({
      ...connection(setting),
      name: "bot",
      identity: IdentityKey.generate(),
    });
    await thief.client.start();
    expect(await thief.until("name-refused")).toMatchObject({ refusal: "taken" });
    thief.client.close();
  });

  test("--guest comes without one, and makes none", async () => {
    const ana = await listener();
    expect((await send("hi\n", "--guest")).stderr).not.toContain("identity key");
    expect((await ana.untilSaid()).guest).toBe(true);
    await expect(stat(join(home, "conclave", "identity"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a sealed key needs its passphrase", async () => {
    const passphraseFile = join(home, "passphrase");
    await writeFile(passphraseFile, "right horse\n", { mode: 0o600 });
    expect((await run("key", "new", "--passphrase-file", passphraseFile)).exitCode).toBe(0);
    const ana = await listener();
    expect(await send("hi\n")).toMatchObject({ exitCode: 78, stderr: expect.stringContaining("is sealed") });
    expect((await send("hi\n", "--passphrase-file", passphraseFile)).exitCode).toBe(0);
    expect((await ana.untilSaid()).guest).toBe(false);
  });
});

describe("by invitation", () => {
  test("nobody is asked anything, and the server is pinned", async () => {
    const link = invitation(keyDigest(setting.identity.publicKey));
    const command = Command.onTerminal(home, `sh -c 'echo hi | conclave send --server "${link}" --name bot'`);
    const ana = await listener();
    const { exitCode, stdout } = await command.finished;
    expect({ exitCode, asked: stdout.includes("Trust it") }).toEqual({ exitCode: 0, asked: false });
    expect(await ana.untilSaid()).toMatchObject({ text: "hi" });
    expect((await run("known")).stdout).toBe(`${server} ${setting.server.fingerprint}\n`);
  });

  test("for another key than the server's, nothing is sent and nothing pinned", async () => {
    const { exitCode, stderr } = await send("hi\n", "--server", invitation(new Uint8Array(32)));
    expect(exitCode).toBe(77);
    expect(stderr).toContain("it has another key");
    expect((await run("known")).stdout).toBe("");
  });

  test("for another server than the one that is trusted at its address, nothing is sent", async () => {
    await send("hi\n");
    const { exitCode, stderr } = await send("hi\n", "--server", invitation(new Uint8Array(32)));
    expect(exitCode).toBe(77);
    expect(stderr).toContain(
      `The invitation is for another server than the one that you trust at ${server}.`,
    );
  });

  test("that is damaged is refused as an argument", async () => {
    const { exitCode, stderr } = await send("hi\n", "--server", `conclave://${server}/?k=AAAA`);
    expect(exitCode).toBe(64);
    expect(stderr).toContain("k= of the invitation is damaged");
  });

  function invitation(digest: Uint8Array): string {
    return formatInvitation({ address: setting.server.address, keyDigest: digest });
  }
});

test("--explain shows what protects the connection, and nothing secret", async () => {
  const command = Command.piped(home, "connect", "--explain", "--server", server, "--name", "bob");
  await command.until(/\* reach/);
  await command.feed("hi\n");
  const { key } = await loadOrCreateIdentity(join(home, "conclave", "identity"));
  const { stdout } = await command.finished;
  expect(stdout).toContain(`* server      proved that it has the key ${setting.server.fingerprint} (`);
  expect(stdout).toContain(`* you         proved that you have the key ${fingerprint(key.publicKey)} (`);
  expect(stdout).toContain("together with ML-KEM-768 (FIPS 203): suite 2");
  expect(stdout).toMatch(/\* published {3}[0-9a-f]{8}…[0-9a-f]{8} \(3072 bits\) by you, [0-9a-f]{8}…/);
  expect(stdout).toMatch(/\* keys {8}less than a minute old; the first ones of this connection/);
  // At the start and at the end, when more had been sent.
  const sent = [...stdout.matchAll(/\* sent {8}\d+ records?, (\d+) bytes/g)].map(([, bytes]) =>
    Number(bytes),
  );
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBeGreaterThan(sent[0] ?? 0);
});

describe("on a terminal", () => {
  test("a server that was never seen is asked about, even when the input is a pipe; yes pins it", async () => {
    const ana = await listener();
    const command = Command.onTerminal(home, `sh -c 'echo hi | conclave send --server ${server} --name bot'`);
    await command.until(/Trust it from now on\? \[y\/N\]/);
    expect(command.stdout).toContain(setting.server.fingerprint);
    expect(command.stdout).toContain(`In words: ${fingerprintWords(setting.identity.publicKey).join(" ")}`);
    command.child.stdin.write("y\n");
    expect((await command.finished).exitCode).toBe(0);
    expect(await ana.untilSaid()).toMatchObject({ text: "hi" });
    expect(await readFile(knownServersFile(), "utf8")).toContain(server);
  });

  test.each(["n", "", "no"])("answering %j sends nothing and pins nothing", async (answer) => {
    const ana = await listener();
    const command = Command.onTerminal(home, `sh -c 'echo hi | conclave send --server ${server} --name bot'`);
    await command.until(/Trust it from now on/);
    command.child.stdin.write(`${answer}\n`);
    expect(await command.finished).toMatchObject({
      exitCode: 77,
      stdout: expect.stringContaining("nothing was sent"),
    });
    await expect(readFile(knownServersFile())).rejects.toMatchObject({ code: "ENOENT" });
    expect(ana.of("joined")).toEqual([]);
  });

  test("a name that is taken is asked for again", async () => {
    await listener();
    const command = Command.onTerminal(home, `conclave connect --server ${server} --name ana --trust new`);
    await command.until(
      /ana is taken: by somebody here, or by its owner who is away. Choose another name.\s+Name: /,
    );
    command.child.stdin.write("bea\n");
    await command.until(prompted(/you are bea/));
    command.child.stdin.write("\u0004");
    expect((await command.finished).exitCode).toBe(0);
  });

  test("a conversation: what others say appears, what is typed is said, Ctrl-D leaves", async () => {
    const ana = await listener();
    const command = Command.onTerminal(home, `conclave connect --server ${server} --name bob --trust new`);
    await command.until(/here: ana \(guest\), bob/);
    ana.client.say("hello\nbob: I never said this\u2028nor that");
    await command.until(/nor that/);
    expect(command.stdout).toMatch(
      /\d\d:\d\d ana \(guest\): hello\r?\n {6}bob: I never said this\r?\n {6}nor that/,
    );
    await command.until(prompted(/nor that/));
    command.child.stdin.write("hi ana\r");
    expect(await ana.untilSaid()).toMatchObject({ from: "bob", text: "hi ana" });
    command.child.stdin.write("\u0004");
    expect((await command.finished).exitCode).toBe(0);
    expect(await ana.until("left")).toMatchObject({ how: "left" });
  });

  test("Ctrl-C leaves with a goodbye too", async () => {
    const ana = await listener();
    const command = Command.onTerminal(home, `conclave connect --server ${server} --name bob --trust new`);
    await command.until(prompted(/here: ana \(guest\), bob/));
    command.child.stdin.write("\u0003");
    expect((await command.finished).exitCode).toBe(0);
    expect(await ana.until("left")).toMatchObject({ how: "left" });
  });
});

test("connect through pipes: lines in, lines out, over the end of the server", {
  timeout: 60_000,
}, async () => {
  const ana = await listener();
  const command = Command.piped(home, "connect", "--server", server, "--name", "bob");
  await command.until(/here: ana \(guest\), bob/);
  command.child.stdin.write("from a pipe\n");
  expect(await ana.untilSaid()).toMatchObject({ text: "from a pipe" });
  ana.client.say("to a pipe");
  await command.until(/ana \(guest\): to a pipe/);
  const { address } = setting.server;
  await setting.server.stop();
  await command.until(/ended the connection: the server is stopping\. Trying again/);
  command.child.stdin.write("while it is away\n");
  const again = await startServer({ hostKey: setting.identity, listen: address });
  const late = await RecordingClient.join({ ...connection(setting), name: "cy", firstVisitCount: 50 });
  expect(await late.untilSaid()).toMatchObject({ from: "bob", text: "while it is away" });
  expect((await command.feed("")).exitCode).toBe(0);
  await again.stop();
});

test("connect through a pipe that ends leaves only when everything was heard", async () => {
  const ana = await listener();
  const command = Command.piped(home, "connect", "--server", server, "--name", "bob");
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const { exitCode, stdout } = await command.feed(lines.join("\n"));
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("perhaps not heard");
  await ana.until("left");
  expect(ana.said().map(({ text }) => text)).toEqual(lines);
});

describe("refusals are sentences with exit codes", () => {
  test.each([
    [["--name", "a b"], 77, /a b cannot be used as a name\. Use letters and digits/],
    [["--server", "127.0.0.1:1"], 69, /No server is listening at 127\.0\.0\.1:1\./],
    [["--server", "no-such-host.invalid:1"], 68, /There is no computer called no-such-host\.invalid\./],
    [["--server", "nowhere"], 64, /"nowhere" is not HOST:PORT/],
    [["--server", "127.0.0.1:0"], 64, /port 0, which no server has/],
    [["--name", ""], 64, /A name has 1 to 128 bytes/],
    [["--trust", "blindly"], 64, /Allowed choices are ask, new, known/],
    [["--nane", "x"], 64, /unknown option '--nane'/],
  ])("send %j", async (options, exitCode, sentence) => {
    const finished = await send("hi\n", ...options);
    expect(finished.exitCode).toBe(exitCode);
    expect(finished.stderr).toMatch(sentence);
    expect(finished.stdout).toBe("");
  });

  test("no command at all shows what there is", async () => {
    const { exitCode, stderr } = await run();
    expect(exitCode).toBe(64);
    expect(stderr).toMatch(/Usage: conclave.*send.*connect/s);
  });

  test.each(["--help", "--version"])("%s is no mistake", async (option) => {
    expect(await run(option)).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

/** The options without --server and --name get the setting's server and the name bot. */
function send(input: string, ...options: readonly string[]): Promise<Finished> {
  const defaults = [
    ...(options.includes("--server") ? [] : ["--server", server]),
    ...(options.includes("--name") ? [] : ["--name", "bot"]),
  ];
  return Command.piped(home, "send", ...defaults, ...options).feed(input);
}

function run(...options: readonly string[]): Promise<Finished> {
  return Command.piped(home, ...options).feed("");
}

function listener(): Promise<RecordingClient> {
  return RecordingClient.join({ ...connection(setting), name: "ana" });
}

function connection({ server: { address }, knownServers }: TestSetting) {
  return { address, knownServers };
}

function knownServersFile(): string {
  return join(home, "conclave", "known_servers");
}

/** The pattern, and after it the prompt: from then on keys go to the line that is being typed. */
function prompted(pattern: RegExp): RegExp {
  // The prompt, and the escape sequence that puts the cursor behind it.
  return new RegExp(`${pattern.source}[^]*> \\u001b\\[3G$`);
}
