/** Which room somebody means: by its name, by its number, or "@NAME" for the one with somebody. */
import { lobby, type RoomId } from "@conclave/protocol";
import type { Client } from "../client.ts";
import { QuestionError } from "../questions.ts";
import type { RoomInfo } from "../rooms/room-book.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure, refusalFailure } from "./failure.ts";
import { terminalName } from "./terminal-text.ts";

/**
 * The room that is meant, among those that we are in; nothing said is the lobby.
 *
 * @throws {CommandFailure} when there is none, or several have that name.
 */
export async function chooseRoom(client: Client, said: string | undefined): Promise<RoomId> {
  if (said === undefined) return lobby;
  if (said.startsWith("@")) return await openDirect(client, said.slice(1));
  const named = client.rooms.filter(({ kind, name }) => kind !== "direct" && isSameName(name, said));
  const [room, another] = named;
  if (room !== undefined && another === undefined) return room.room;
  if (room !== undefined) {
    const numbers = named.map(({ room }) => `#${room}`).join(", ");
    throw new CommandFailure(`Several rooms are called ${said}: say which, ${numbers}.`, exitCodes.noRoom);
  }
  const numbered = client.rooms.find(({ room }) => `#${room}` === said);
  if (numbered !== undefined) return numbered.room;
  throw new CommandFailure(
    `You are in no room called ${said}. "conclave rooms" shows yours, "conclave rooms list" those that you can join.`,
    exitCodes.noRoom,
  );
}

/** What people call a room. */
export function roomTitle({ kind, name }: Pick<RoomInfo, "kind" | "name">): string {
  return kind === "direct" ? `@${terminalName(name)}` : terminalName(name);
}

export function isSameName(one: string, other: string): boolean {
  return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}

async function openDirect(client: Client, name: string): Promise<RoomId> {
  try {
    return await client.openDirect(name);
  } catch (error) {
    if (error instanceof QuestionError) throw refusalFailure(error, `the conversation with ${name}`);
    throw error;
  }
}
