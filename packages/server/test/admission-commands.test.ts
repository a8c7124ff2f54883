/** `conclaved invite` and `conclaved names` beside a running daemon, as processes. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey, keyDigest } from "@conclave/crypto";
import { parseInvitation } from "@conclave/protocol";
import { Daemon } from "@conclave/testbed/daemon";
import jsQR from "jsqr";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";
import { TestClient, type TestClientOptions } from "./support/test-client.ts";

const ana = IdentityKey.generate();
let state: string;
let started: Daemon[];

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-"));
  started = [];
});

afterEach(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill("SIGKILL");
  await Promise.all(started.map(({ exit }) => exit));
  await rm(state, { recursive: true });
});

describe("conclaved invite", () => {
  test("prints a link that lets one in, once, where only those who are invited come in", async () => {
    const { port } = await serve("--access", "invited");
    const invite = await command("invite", "--note", "for Ana");
    expect(invite.code).toBe(0);
    expect(invite.stderr).toMatch(/^It lets one newcomer in, once, until \d{4}-\d\d-\d\d \d\d:\d\d\. /);
    expect(invite.stderr).toContain("127.0.0.1 is reached from this machine only");
    const invitation = parseInvitation(invite.lines[0] ?? "");
    expect(invitation.address).toEqual({ host: "127.0.0.1", port });
    const { key } = await loadOrCreateHostKey(state);
    expect(invitation.keyDigest).toEqual(await keyDigest(key.publicKey));

    const withIt = { name: "ana", identity: ana, invite: invitation.token ?? new Uint8Array() };
    await visit(port, withIt);
    expect((await command("invite", "list")).lines).toEqual([
      expect.stringMatching(/^ {3}2 {2}used on {7}\d.*for Ana$/),
      expect.stringMatching(/^ {3}1 {2}unused, until .*\(owner\) for the owner, at the first start$/),
    ]);
    const bob = await connect(port, { ...withIt, name: "bob", identity: IdentityKey.generate() });
    expect(await bob.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
    await visit(port, { name: "ana", identity: ana });
  });

  test("what was taken back lets nobody in", async () => {
    const { port } = await serve("--access", "invited");
    const { token } = parseInvitation((await command("invite")).lines[0] ?? "");
    expect((await command("invite", "list")).lines[0]).toMatch(/^ {3}2 {2}unused, until \d{4}-/);
    expect((await command("invite", "revoke", "2")).code).toBe(0);
    expect((await command("invite", "list")).lines).toEqual([expect.stringContaining("(owner)")]);
    expect(await command("invite", "revoke", "2")).toMatchObject({
      code: 65,
      stderr: "conclaved: there is no unused invitation 2. See: conclaved invite list\n",
    });
    const client = await connect(port, { name: "ana", identity: ana, invite: token ?? new Uint8Array() });
    expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
  });

  test("names the address that it is told, and draws the code of the link", async () => {
    await loadOrCreateHostKey(state);
    const svg = join(state, "invitation.svg");
    const options = ["--server", "chat.example:5068", "--expires", "30m", "--qr", "--svg", svg];
    const { lines, stderr } = await command("invite", ...options);
    expect(parseInvitation(lines[0] ?? "").address).toEqual({ host: "chat.example", port: 5068 });
    expect(stderr).not.toContain("this machine only");
    const drawing = lines.slice(2).filter((line) => line !== "");
    expect(new Set(drawing.map((line) => line.length)).size).toBe(1);
    expect(readDrawing(drawing)).toBe(lines[0]);
    expect(await readFile(svg, "utf8")).toMatch(/^<svg /);
    expect((await stat(svg)).mode & 0o777).toBe(0o600);
    expect(await command("invite", "--svg", svg)).toMatchObject({ code: 74, lines: [] });
  });

  test.each([
    [["invite", "--expires", "soon"], 64],
    [["invite", "--expires", "0d"], 64],
    [["invite", "--server", "chat.example:0"], 64],
    [["invite", "revoke", "one"], 64],
  ])("%j is refused", async (options, code) => {
    expect((await command(...options)).code).toBe(code);
  });

  test("where no server was ever started there is nothing to invite to, and nothing is made", async () => {
    const empty = join(state, "empty");
    const { code, stderr } = await command("invite", "--state", empty);
    expect(code).toBe(66);
    expect(stderr).toContain(`there is no host key at ${join(empty, "host_key")}`);
    await expect(stat(empty)).rejects.toThrow("ENOENT");
  });
});

describe("conclaved names", () => {
  test("lists who owns what, and a name that is released is the next one's", async () => {
    const { port } = await serve();
    await visit(port, { name: "Ana", identity: ana });
    const { lines } = await command("names", "list");
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^${RegExp.escape(fingerprint(ana.publicKey))}  [\\d: -]{16}  Ana$`)),
    ]);
    expect((await command("names", "release", "ANA")).code).toBe(0);
    expect(await command("names", "release", "ana")).toMatchObject({
      code: 65,
      stderr: 'conclaved: nobody owns the name "ana". See: conclaved names list\n',
    });
    await enter(port, { name: "ana", identity: IdentityKey.generate() });
  });
});

describe("who may come in", () => {
  test("is said in the log", async () => {
    expect(await serve("--access", "invited")).toMatchObject({ access: "invited" });
  });

  test("is not what contradicts itself", async () => {
    expect(await command("--access", "listed")).toMatchObject({ code: 64 });
    expect(await command("--access", "invited", "--guests", "allowed")).toMatchObject({ code: 64 });
  });

  test("is nobody by a list that cannot be read: the server does not start", async () => {
    const file = join(state, "authorized_keys");
    await writeFile(file, "ana\n");
    const { code, stderr } = await command("--access", "listed", "--authorized-keys", file);
    expect(code).toBe(78);
    expect(stderr).toContain(`${file}, line 1: "ana" is no fingerprint of a key.`);
  });

  test("is whom the list has, where there is one", async () => {
    const file = join(state, "authorized_keys");
    await writeFile(file, `${fingerprint(ana.publicKey)} Ana\n`);
    const { port } = await serve("--access", "listed", "--authorized-keys", file);
    await enter(port, { name: "ana", identity: ana });
    const bob = await connect(port, { name: "bob", identity: IdentityKey.generate() });
    expect(await bob.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
  });

  test("is no guest, where they are refused", async () => {
    const { port } = await serve("--guests", "refused");
    const guest = await connect(port, { name: "visitor" });
    expect(await guest.untilClosed()).toMatchObject({ by: "fault", error: { code: "identity-needed" } });
  });
});

async function serve(...options: readonly string[]): Promise<{ port: number; access: unknown }> {
  const daemon = Daemon.run("--listen", "127.0.0.1:0", "--state", state, "--log", "json", ...options);
  started.push(daemon);
  const { port, access } = await daemon.untilLog(({ event }) => event === "server.listening");
  return { port: Number(port), access };
}

async function command(
  ...options: readonly string[]
): Promise<{ code: number | null; lines: readonly string[]; stderr: string }> {
  const place = options.includes("--state") ? [] : ["--state", state];
  const process = Daemon.run(...options, ...place);
  started.push(process);
  const code = await process.exit;
  return { code, lines: process.lines, stderr: await process.stderr };
}

async function connect(port: number, options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
  const { key } = await loadOrCreateHostKey(state);
  return await TestClient.connect({ host: "127.0.0.1", port }, { hostKey: key.publicKey, ...options });
}

async function enter(port: number, options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
  const { key } = await loadOrCreateHostKey(state);
  return await TestClient.join({ host: "127.0.0.1", port }, { hostKey: key.publicKey, ...options });
}

/** Comes in and leaves again. */
async function visit(port: number, options: Omit<TestClientOptions, "hostKey">): Promise<void> {
  const client = await enter(port, options);
  client.bye();
  await client.untilClosed();
}

/** What a QR reader makes of the drawing, as it is on a dark terminal. */
function readDrawing(lines: readonly string[]): string | undefined {
  const scale = 4;
  const rows = lines.flatMap((line) => [
    Array.from(line, (half) => half === "█" || half === "▀"),
    Array.from(line, (half) => half === "█" || half === "▄"),
  ]);
  const pixels = rows.flatMap((row) => Array(scale).fill(row.flatMap((light) => Array(scale).fill(light))));
  const width = pixels[0].length;
  const rgba = Uint8ClampedArray.from(
    pixels.flat().flatMap((light) => (light ? [255, 255, 255, 255] : [0, 0, 0, 255])),
  );
  return jsQR.default(rgba, width, pixels.length)?.data;
}
