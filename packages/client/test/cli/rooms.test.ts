/** conclave rooms, and writing into rooms and to people, against a real server. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { People } from "../support/people.ts";

const patient = { timeout: 60_000 };

let people: People;

beforeEach(async () => {
  people = await People.gather();
});

afterEach(async () => {
  await people.leave();
});

test("a room from its making to its end: create, topic, invite, members, role, leave", patient, async () => {
  const ana = await people.join("ana");
  expect(await people.run(["rooms", "create", "ops"], "--private", "--topic", "what runs")).toMatchObject({
    exitCode: 0,
    stdout: "#2 ops\n",
  });
  expect((await people.run(["rooms"])).stdout).toMatch(
    /^#1 lobby \(lobby, member, 2 members\)\n#2 ops \(private, owner, 1 member, 1 unread\): what runs\n$/,
  );
  expect(await people.run(["rooms", "invite", "ops", "ana"])).toMatchObject({ exitCode: 0 });
  await ana.untilSome("room", ({ info }) => info.name === "ops");
  expect((await people.run(["rooms", "topic", "ops", "what should run"])).exitCode).toBe(0);
  await ana.untilSome("entry", ({ entry: { content } }) => content.kind === "topic");
  expect((await people.run(["rooms", "role", "ops", "ana", "owner"])).exitCode).toBe(0);
  expect((await people.run(["rooms", "members", "#2"])).stdout).toBe("ana (owner)\nme (owner)\n");
  expect((await people.run(["rooms", "leave", "ops"])).exitCode).toBe(0);
  expect((await people.run(["rooms"])).stdout).not.toContain("ops");
});

test("a public room is listed, and can be joined and written into", patient, async () => {
  const ana = await people.join("ana");
  const room = await ana.client.open({ name: "Kitchen", kind: "public", topic: "what is for lunch" });
  expect((await people.run(["rooms", "list"])).stdout).toBe(
    `#${room} Kitchen (1 member): what is for lunch\n`,
  );
  expect(await people.run(["rooms", "join", "kitchen"])).toMatchObject({ exitCode: 0 });
  expect(await people.start(["send"], "-r", "kitchen").feed("soup\n")).toMatchObject({ exitCode: 0 });
  expect(await ana.untilSaid()).toMatchObject({ from: "me", text: "soup" });
  expect(ana.of("entry").at(-1)).toMatchObject({ room });
});

test("a message on the command line, behind -- where it begins with a hyphen", patient, async () => {
  const ana = await people.join("ana");
  expect(await people.run(["send"], "lunch", "is", "ready")).toMatchObject({ exitCode: 0 });
  expect(await ana.untilSaid()).toMatchObject({ from: "me", text: "lunch is ready" });
  expect(await people.run(["send"], "--", "-hi", "--to")).toMatchObject({ exitCode: 0 });
  await ana.untilSome(
    "entry",
    ({ entry: { content } }) => content.kind === "text" && content.text === "-hi --to",
  );
  expect(await people.run(["send"], "--file", "x", "text")).toMatchObject({
    exitCode: 64,
    stderr: expect.stringContaining("a text with a file is its --caption."),
  });
});

test("a command of rooms that there is not is refused with those that there are", async () => {
  expect(await people.run(["rooms", "lst"])).toMatchObject({
    exitCode: 64,
    stderr: expect.stringContaining("unknown command 'lst'. There are: mine, list, create,"),
  });
});

test("somebody alone is written to, although away", patient, async () => {
  const ana = await people.join("ana");
  ana.client.close();
  expect(await people.start(["send"], "--to", "ana").feed("for you alone\n")).toMatchObject({ exitCode: 0 });
  const back = await people.join("ana", { firstVisitCount: 10 });
  expect(await back.untilSaid()).toMatchObject({ from: "me", text: "for you alone" });
  expect(back.client.rooms.map(({ kind, name }) => [kind, name])).toEqual([
    ["lobby", "lobby"],
    ["direct", "me"],
  ]);
  const { stdout } = await people.run(["tail"], "-r", "@ana");
  expect(stdout).toContain("me: for you alone");
});

test("what the server refuses is a sentence with an exit code", patient, async () => {
  const ana = await people.join("ana");
  const room = await ana.client.open({ name: "quiet", kind: "public" });
  expect(await people.run(["rooms", "create", "quiet"])).toMatchObject({
    exitCode: 65,
    stderr: expect.stringContaining("Refused: the room quiet. Another room has that name"),
  });
  expect(await people.run(["rooms", "join", "nowhere"])).toMatchObject({
    exitCode: 67,
    stderr: "conclave: There is no public room called nowhere.\n",
  });
  await people.run(["rooms", "join", "quiet"]);
  ana.client.setRole(room, "me", "muted");
  await ana.untilStored();
  const { exitCode, stderr } = await people.start(["send"], "-r", "quiet").feed("hello?\n");
  expect(exitCode).toBe(77);
  expect(stderr).toContain("Your role in the room does not allow it. Ask an owner of it.\n  hello?");
  expect(await people.run(["rooms", "list"], "--guest")).toMatchObject({ exitCode: 77 });
});

test(
  "connect -r shows one room and what is said to one alone, and writes into that room",
  patient,
  async () => {
    const ana = await people.join("ana");
    await people.run(["rooms", "create", "ops"]);
    await people.run(["rooms", "invite", "ops", "ana"]);
    const { info } = await ana.untilSome("room", ({ info }) => info.name === "ops");
    const command = people.start(["connect"], "-r", "ops");
    await command.until(/here: /);
    ana.client.say("into ops", { room: info.room });
    ana.client.say("into the lobby");
    ana.client.say("to you alone", { room: await ana.client.openDirect("me") });
    await command.until(/\[@ana\] \d\d:\d\d ana: to you alone/);
    await command.until(/\d\d:\d\d ana: into ops/);
    command.child.stdin.write("understood\n");
    expect(await ana.untilSaid()).toMatchObject({ text: "understood" });
    ana.client.edit(info.room, (await ana.untilStored()).number, "into ops!");
    await command.until(/ana changed “into ops” to: into ops!/);
    const { stdout, exitCode } = await command.feed("");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("into the lobby");
  },
);
