/** `conclaved admin` on a real daemon, with real clients in it. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { lobby, parseInvitation } from "@conclave/protocol";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DaemonSetting } from "../support/daemon-setting.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const [ana, bob] = [IdentityKey.generate(), IdentityKey.generate()];
let setting: DaemonSetting;

beforeEach(async () => {
  setting = await DaemonSetting.make();
});

describe("who", () => {
  test("shows everybody who is here, for a program and for a stranger", async () => {
    const { port } = await setting.serve();
    const client = await setting.enter(port, { name: "ana", identity: ana });
    await setting.enter(port, { name: "visitor" });
    expect(await setting.admin("who")).toEqual({
      connections: [
        {
          conn: "c1",
          stage: "member",
          name: "ana",
          fingerprint: fingerprint(ana.publicKey),
          muted: false,
          address: `127.0.0.1:${client.socket.localPort}`,
          sinceMs: expect.any(Number),
          deviceCount: 1,
          waitingBytes: 0,
          rekeyCount: 0,
        },
        expect.objectContaining({ conn: "c2", stage: "member", name: "visitor" }),
      ],
    });
    const { lines } = await setting.command("admin", "who");
    expect(lines[0]).toMatch(/^NAME +WHO +FROM +SINCE +DEVICES +WAITING +REKEYS +CONNECTION$/);
    const column = lines[0]?.indexOf("WHO") ?? 0;
    expect(lines[1]?.slice(column)).toMatch(
      /^SHA256:\S{43} +127\.0\.0\.1:\d+ +\d{4}-\d\d-\d\d \d\d:\d\d +1 +0 +0 +c1$/,
    );
    expect(lines[2]?.slice(column)).toMatch(/^guest /);
  });
});

describe("sending away", () => {
  test("whoever is kicked is told why, may come back, and the others see that they are gone", async () => {
    const { port } = await setting.serve();
    const other = await setting.enter(port, { name: "bob", identity: bob });
    const client = await setting.enter(port, { name: "Ana", identity: ana });
    expect(await setting.admin("kick", "ana", "mind your words")).toEqual({
      name: "Ana",
      connectionCount: 1,
    });
    expect(await client.untilClosed()).toMatchObject({
      by: "peer",
      bye: { code: 7, text: "mind your words" },
    });
    await other.until(() => other.messages("LEFT").length === 1);
    await setting.enter(port, { name: "ana", identity: ana });
    expect(await setting.command("admin", "kick", "carla")).toMatchObject({
      code: 65,
      stderr: 'conclaved: nobody called "carla" is here.\n',
    });
  });

  test("whoever is muted hears and is not heard, in every room, also as a guest, until that is over", async () => {
    const { port } = await setting.serve();
    const [client, guest] = [
      await setting.enter(port, { name: "ana", identity: ana }),
      await setting.enter(port, { name: "visitor" }),
    ];
    expect(await setting.admin("mute", "ana", "--for", "2h")).toMatchObject({ name: "ana" });
    expect(await setting.admin("mute", "visitor")).toEqual({ name: "visitor" });
    for (const muted of [client, guest])
      expect(await muted.answer(muted.say("hear me"))).toMatchObject({ type: "REFUSED", why: "role" });
    const again = await setting.enter(port, { name: "ana", identity: ana });
    expect(await again.answer(again.say("with another device"))).toMatchObject({ why: "role" });
    expect(await again.ask({ type: "FETCH", room: lobby, side: "after", number: 0, limit: 1 })).toMatchObject(
      {
        type: "PAGE",
      },
    );
    await setting.admin("unmute", "ana");
    expect(await client.answer(client.say("thanks"))).toMatchObject({ type: "ACK" });
    expect(await guest.answer(guest.say("and me"))).toMatchObject({ why: "role" });
  });

  test("staff of the server moderate the lobby, from the moment on when they are made so", async () => {
    const { port } = await setting.serve();
    const [client, other] = [
      await setting.enter(port, { name: "ana", identity: ana }),
      await setting.enter(port, { name: "bob", identity: bob }),
    ];
    await other.answer(other.say("rude words"));
    const remove = { type: "SAY", room: lobby, content: { kind: "delete", of: 1 } } as const;
    const topic = { type: "SAY", room: lobby, content: { kind: "topic", text: "be kind" } } as const;
    expect(await client.ask(remove)).toMatchObject({ why: "role" });
    await setting.admin("staff", "grant", "ana", "moderator");
    expect(await client.ask(remove)).toMatchObject({ type: "ACK" });
    expect(await client.ask(topic)).toMatchObject({ type: "ACK" });
    await setting.admin("staff", "revoke", "ana");
    expect(await client.ask(topic)).toMatchObject({ why: "role" });
  });

  test("a ban shows first whom it would hit, then hits them at once, and holds until it is lifted", async () => {
    const { port } = await setting.serve();
    const client = await setting.enter(port, { name: "ana", identity: ana });
    await setting.enter(port, { name: "bob", identity: bob });
    const onAna = ["--key", fingerprint(ana.publicKey)];
    expect(await setting.admin("ban", "add", ...onAna, "--dry-run")).toMatchObject({
      outcome: "tried",
      hits: ["ana"],
    });
    expect(await setting.admin("ban", "list")).toEqual({ bans: [] });
    expect(await setting.admin("ban", "add", "--address", "127.0.0.0/8", "--dry-run")).toMatchObject({
      hits: ["ana", "bob"],
    });

    await setting.admin("ban", "add", ...onAna, "--for", "2h", "--reason", "spam");
    expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 7, text: "spam" } });
    const again = await setting.connect(port, { name: "somebody-else", identity: ana });
    expect(await again.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
    const { lines } = await setting.command("admin", "ban", "list");
    expect(lines[1]).toMatch(/^key +SHA256:\S{43} +\d{4}-\S+ \S+ +\d{4}-\S+ \S+ +\S+ +spam$/);

    await setting.admin("ban", "remove", ...onAna);
    await setting.enter(port, { name: "ana", identity: ana });
    expect((await setting.command("admin", "ban", "remove", ...onAna)).code).toBe(65);
  });

  test.each([
    [["ban", "add"], /on one of name, key and address/],
    [["ban", "add", "--address", "somewhere"], /"somewhere" is no address and no range/],
    [["ban", "add", "--name", "ana", "--key", "x"], /cannot be used with/],
    [["ban", "add", "--name", "ana", "--for", "soon"], /number and m, h or d/],
    [["lockdown", "maybe"], /Allowed choices are off, known, closed/],
    [["kick", "two\nlines"], /in one line/],
  ])("%j is refused, and says what was wrong", async (options, message) => {
    await setting.serve();
    const { code, stderr } = await setting.command("admin", ...options);
    expect(code).toBe(64);
    expect(stderr).toMatch(message);
  });
});

test("lockdown counts at once, and is kept", async () => {
  const { daemon, port } = await setting.serve();
  await setting.admin("lockdown", "closed");
  const client = await setting.connect(port, { name: "ana", identity: ana });
  expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
  daemon.child.kill("SIGTERM");
  await daemon.exit;
  await setting.serve();
  expect(await setting.admin("lockdown")).toMatchObject({ mode: "closed" });
});

describe("invitations and roles", () => {
  test("the first start leaves a link for the owner, for the owner's eyes only, and it works once", async () => {
    const { daemon, port } = await setting.serve();
    const file = join(setting.state, "owner-invitation");
    expect(await daemon.untilLog(({ event }) => event === "owner.invited")).toMatchObject({ file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const link = (await readFile(file, "utf8")).trim();
    expect(daemon.lines.join("\n")).not.toContain(link);
    const { token: invite } = parseInvitation(link);
    if (invite === undefined) throw new Error("an invitation has a token");

    await setting.enter(port, { name: "ana", identity: ana, invite });
    await setting.enter(port, { name: "bob", identity: bob, invite });
    expect(await setting.admin("staff", "list")).toMatchObject({
      staff: [{ role: "owner", names: ["ana"], by: "invitation 1" }],
    });
    expect(await setting.admin("who")).toMatchObject({ connections: [{ role: "owner" }, { name: "bob" }] });

    daemon.child.kill("SIGTERM");
    await daemon.exit;
    const second = await setting.serve();
    expect(second.daemon.log.filter(({ event }) => event === "owner.invited")).toEqual([]);
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });

  test("one is made, listed and taken back while the server runs", async () => {
    const { port } = await setting.serve("--access", "invited");
    const { link } = (await setting.admin("invite", "--note", "for Ana", "--expires", "1h")) as {
      link: string;
    };
    const { token: invite, address } = parseInvitation(link);
    expect(address).toEqual({ host: "127.0.0.1", port });
    await setting.enter(port, { name: "ana", identity: ana, invite: invite ?? new Uint8Array() });
    await setting.admin("invite", "--role", "moderator", "--server", "chat.example:5068");
    const { lines } = await setting.command("admin", "invite", "list");
    expect(lines[0]).toMatch(/^ {3}3 {2}unused, until .* \(moderator\)$/);
    expect(lines[1]).toMatch(/^ {3}2 {2}used on .* for Ana$/);
    await setting.admin("invite", "revoke", "3");
    expect((await setting.command("admin", "invite", "revoke", "3")).code).toBe(65);
  });

  test("conclaved invite --owner makes an owner too, and is in the audit log", async () => {
    const { port } = await setting.serve();
    const { lines } = await setting.command("invite", "--owner", "--note", "for Bob");
    const invite = parseInvitation(lines[0] ?? "").token ?? new Uint8Array();
    await setting.enter(port, { name: "bob", identity: bob, invite });
    expect(await setting.admin("staff", "list")).toMatchObject({
      staff: [{ role: "owner", names: ["bob"] }],
    });
    expect(await setting.admin("audit")).toMatchObject({
      entries: [{ act: "invite.make", subject: "2 as owner", reason: "for Bob" }],
    });
  });

  test("a name's key gets a role and loses it, and a name goes back to everybody", async () => {
    const { port } = await setting.serve();
    await setting.enter(port, { name: "ana", identity: ana });
    await setting.admin("staff", "grant", "ANA", "moderator");
    expect(await setting.admin("names", "list")).toMatchObject({
      names: [{ name: "ana", role: "moderator" }],
    });
    await setting.admin("staff", "revoke", "ana");
    expect(await setting.admin("staff", "list")).toEqual({ staff: [] });
    await setting.admin("names", "release", "ana");
    expect((await setting.command("admin", "names", "release", "ana")).code).toBe(65);
  });
});

test("the audit log has who did what and why, and looking is no act", async () => {
  const { daemon, port } = await setting.serve();
  await setting.enter(port, { name: "ana", identity: ana });
  await setting.admin("kick", "ana", "too loud");
  await setting.admin("lockdown", "known");
  await setting.admin("who");
  await setting.admin("lockdown");
  await setting.admin("ban", "add", "--name", "mallory", "--dry-run");
  const entries = [
    { act: "lockdown", subject: "known", reason: "" },
    { act: "kick", subject: "ana", reason: "too loud" },
  ];
  expect(await setting.admin("audit")).toMatchObject({ entries });
  expect(await setting.admin("audit", "--count", "1")).toMatchObject({ entries: entries.slice(0, 1) });
  expect(daemon.log.filter(({ event }) => event === "admin.act")).toMatchObject([
    { level: "warn", act: "kick", subject: "ana" },
    { level: "warn", act: "lockdown", subject: "known" },
  ]);
  expect(daemon.lines.join("\n")).not.toContain("too loud");
});

test("an announcement is heard by everybody, as the server's, and is no secret of the log's", async () => {
  const { daemon, port } = await setting.serve();
  const client = await setting.enter(port, { name: "ana", identity: ana });
  expect(await setting.admin("announce", "the server stops at noon")).toEqual({ receiverCount: 1 });
  await client.until(() => client.messages("SAID").length === 1);
  expect(client.messages("SAID")[0]?.entry).toMatchObject({
    from: "server",
    content: { kind: "notice", text: "the server stops at noon" },
  });
  expect(daemon.lines.join("\n")).not.toContain("noon");
});

test("a reload says what has changed, and what is wrong where nothing has", async () => {
  const config = join(setting.state, "server.toml");
  await writeFile(config, "");
  const { port } = await setting.serve("--config", config);
  await writeFile(
    config,
    '[limits]\nexempt = ["127.0.0.1"]\nsessions_per_source = 1\n[metrics]\nlisten = "127.0.0.1:0"\n',
  );
  expect(await setting.admin("reload")).toEqual({
    settings: [
      { key: "metrics.listen", outcome: "needs-restart" },
      { key: "limits.sessions_per_source", outcome: "changed" },
      { key: "limits.exempt", outcome: "changed" },
    ],
  });
  await setting.enter(port, { name: "ana", identity: ana });
  await setting.enter(port, { name: "bob", identity: bob });

  await writeFile(config, "[limits]\nsessions_per_source = 1\n");
  await setting.admin("reload");
  const third = await setting.connect(port, { name: "carla" });
  expect(await third.untilClosed()).toMatchObject({ error: { code: "alert", context: { alert: "busy" } } });

  await writeFile(config, '[limits]\nexempt = ["localhost"]\n');
  const { code, stderr } = await setting.command("admin", "reload");
  expect(code).toBe(78);
  expect(stderr).toMatch(/nothing was changed: .*server\.toml:2:\d+: limits\.exempt: .*localhost/);
});

test("rooms and figures are shown", async () => {
  const { port } = await setting.serve();
  const client = await setting.enter(port, { name: "ana", identity: ana });
  client.say("hello");
  await client.until(() => client.messages("ACK").length === 1);
  expect(await setting.admin("rooms")).toEqual({
    rooms: [{ id: 1, name: "lobby", kind: "lobby", memberCount: 1, presentCount: 1, lastNumber: 1 }],
  });
  expect(await setting.admin("stats")).toMatchObject({
    connections: { handshake: 0, nameless: 0, member: 1 },
    openInvitationCount: 1,
    lockdown: "off",
  });
});

test("where no server runs, the command says so and leaves with 69", async () => {
  expect(await setting.command("admin", "who")).toMatchObject({
    code: 69,
    lines: [],
    stderr: expect.stringMatching(/^conclaved: no server is running that listens at .*admin\.sock\./),
  });
});
