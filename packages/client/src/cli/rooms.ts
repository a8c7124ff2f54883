/** `conclave rooms`: one's rooms, those that there are, and what can be done with them. */
import { type Role, type RoomId, roles } from "@conclave/protocol";
import { Argument, type Command } from "commander";
import type { Client } from "../client.ts";
import { explainRefusal } from "../explain.ts";
import type { OutboxState, TextId } from "../outbox/item.ts";
import { type ConversationArguments, conversation, surroundings } from "./conversation-options.ts";
import { exitCodes, refusalExitCode } from "./exit-codes.ts";
import { CommandFailure, inOneLine } from "./failure.ts";
import { chooseRoom, isSameName, roomTitle } from "./room-choice.ts";
import { writeLine } from "./show/output.ts";
import { terminalName, terminalText } from "./terminal-text.ts";
import { ask, visit } from "./visit.ts";

export function addRoomsCommand(program: Command): void {
  const rooms = program
    .command("rooms")
    .description("rooms: yours, all public ones, and what can be done with them");
  const add = (name: string, description: string, isDefault = false): Command =>
    conversation(rooms.command(name, { isDefault }).description(description));
  add("mine", "those that you are in; what is shown where nothing else is asked for", true)
    // As the default it is given every command that there is not.
    .allowExcessArguments()
    .hook("preAction", (mine) => refuseUnknown(rooms, mine.args[0]))
    .action(run(listOwn));
  add("list", "public rooms, which everybody with an identity key can join").action(run(listPublic));
  add("create", "make a room that is yours")
    .argument("<name>")
    .option("--private", "one that people are brought into")
    .option("--topic <text>", "what it is about", "")
    .action(run(create));
  add("join", "come into a public room").argument("<room>").action(run(joinRoom));
  add("leave", "leave a room").argument("<room>").action(run(leaveRoom));
  add("members", "who belongs to a room").argument("<room>").action(run(listMembers));
  add("topic", "say what a room is about").argument("<room>").argument("<text>").action(run(setTopic));
  add("invite", "bring somebody into a room").argument("<room>").argument("<name>").action(run(invite));
  add("role", "give somebody another role in a room; none takes them out of it")
    .argument("<room>")
    .argument("<name>")
    .addArgument(new Argument("<role>", "what they are from then on").choices([...roles, "none"]))
    .action(run(setRole));
}

function refuseUnknown(rooms: Command, name: string | undefined): void {
  if (name === undefined) return;
  const known = rooms.commands.map((each) => each.name()).join(", ");
  rooms.error(`error: unknown command '${name}'. There are: ${known}.`);
}

type Act<Arguments extends readonly unknown[]> = (client: Client, ...rest: Arguments) => Promise<void>;

/** What commander calls: the arguments, the options, the command. The options are the last argument of the act as well. */
function run<Arguments extends readonly unknown[]>(act: Act<Arguments>) {
  return async (...given: readonly unknown[]): Promise<void> => {
    const options = given.at(-2) as ConversationArguments;
    await visit(await surroundings(options), { kind: "brief" }, (client) =>
      act(client, ...(given.slice(0, -1) as unknown as Arguments)),
    );
  };
}

async function listOwn(client: Client): Promise<void> {
  for (const info of client.rooms) {
    const unread = info.last - info.read;
    const facts = [info.kind, info.role, `${info.members} ${info.members === 1 ? "member" : "members"}`];
    const news = unread > 0 ? [`${unread} unread`] : [];
    await writeLine(roomLine(info.room, roomTitle(info), [...facts, ...news], info.topic));
  }
}

async function listPublic(client: Client): Promise<void> {
  for await (const { room, name, members, topic } of publicRooms(client))
    await writeLine(
      roomLine(room, terminalName(name), [`${members} ${members === 1 ? "member" : "members"}`], topic),
    );
}

async function create(
  client: Client,
  name: string,
  options: { readonly private?: true; readonly topic: string },
): Promise<void> {
  const kind = options.private ? "private" : "public";
  const room = await ask(client, `the room ${name}`, () => client.open({ name, kind, topic: options.topic }));
  await writeLine(`#${room} ${terminalName(name)}`);
}

async function joinRoom(client: Client, said: string): Promise<void> {
  for await (const { room, name } of publicRooms(client)) {
    if (isSameName(name, said) || `#${room}` === said) {
      await done(client, client.join(room), `the room ${said}`);
      return;
    }
  }
  throw new CommandFailure(`There is no public room called ${said}.`, exitCodes.noRoom);
}

async function leaveRoom(client: Client, said: string): Promise<void> {
  await done(client, client.leave(await chooseRoom(client, said)), `leaving ${said}`);
}

async function listMembers(client: Client, said: string): Promise<void> {
  const room = await chooseRoom(client, said);
  for (let after: string | undefined; ; ) {
    const asked = after;
    const { members, more } = await ask(client, `the room ${said}`, () => client.members(room, asked));
    for (const { name, role } of members) await writeLine(`${terminalName(name)} (${role})`);
    after = members.at(-1)?.name;
    if (!more || after === undefined) return;
  }
}

async function setTopic(client: Client, said: string, text: string): Promise<void> {
  await done(client, client.setTopic(await chooseRoom(client, said), text), `the topic of ${said}`);
}

async function invite(client: Client, said: string, name: string): Promise<void> {
  await setRole(client, said, name, "member");
}

async function setRole(client: Client, said: string, name: string, role: Role | "none"): Promise<void> {
  await done(
    client,
    client.setRole(await chooseRoom(client, said), name, role),
    `${name} as ${role} of ${said}`,
  );
}

/** Waits until what was written is stored. */
async function done(client: Client, id: TextId, what: string): Promise<void> {
  const state: OutboxState = await client.settled(id);
  if (state.kind === "refused")
    throw new CommandFailure(inOneLine(explainRefusal(state.why, what)), refusalExitCode(state.why));
}

async function* publicRooms(client: Client) {
  for (let after: string | undefined; ; ) {
    const asked = after;
    const { rooms, more } = await ask(client, "the list of rooms", () => client.listRooms(asked));
    yield* rooms;
    after = rooms.at(-1)?.name;
    if (!more || after === undefined) return;
  }
}

function roomLine(room: RoomId, title: string, facts: readonly string[], topic: string): string {
  const about = topic === "" ? "" : `: ${terminalText(topic)}`;
  return `#${room} ${title} (${facts.join(", ")})${about}`;
}
