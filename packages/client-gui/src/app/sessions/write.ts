/** From what is in the composer to what is written: a text, a reply, another text for one that is there. */
import { type Client, OutboxFullError } from "@conclave/client";
import { cleanText, type RoomId, type TextFault, textFault, UsageError } from "@conclave/protocol";
import { namesIn } from "../../text/markdown.ts";
import { firstMentioned, mentionIndex } from "../../text/mentions.ts";
import type { DraftPurpose, RoomState, ServerState } from "../app-state.ts";
import type { SubmitFault } from "../controller.ts";

/** Writes it; a fault says why not, and then nothing was written. */
export function write(
  client: Client,
  {
    server,
    room,
    text,
    purpose,
  }: {
    readonly server: ServerState;
    readonly room: RoomState;
    readonly text: string;
    readonly purpose: DraftPurpose;
  },
): SubmitFault | undefined {
  const fault = textFault(text);
  if (fault !== undefined)
    return { kind: "text", what: faultTexts[purpose.kind === "edit" ? "edit" : "say"][fault] };
  const id = room.info.room;
  return outboxFault(() => {
    if (purpose.kind === "edit") edit(client, room, purpose.of, text);
    else
      say(client, id, text, purpose.kind === "reply" ? purpose.to : undefined, mentioned(text, server, room));
  });
}

/** Does what writes something, and says what keeps it from being written. */
export function outboxFault(action: () => void): SubmitFault | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof OutboxFullError)
      return { kind: "full", what: `${sentence(error.message)} Your text is still here.` };
    if (error instanceof UsageError) return { kind: "text", what: `It cannot be sent: ${error.message}.` };
    throw error;
  }
}

/** What somebody typed or pasted, as it is sent: blank lines around it go, what is set in stays set in. */
export function tidied(typed: string): string {
  return cleanText(typed)
    .replace(/^(\s*\n)+/, "")
    .trimEnd();
}

/** People whom a text mentions as "@name", as far as they are known here. */
function mentioned(text: string, server: ServerState, room: RoomState): readonly string[] {
  const members = (room.members ?? []).map(({ name }) => name);
  const people = [...server.present.map(({ name }) => name), ...members];
  return firstMentioned(namesIn(text, mentionIndex(people)));
}

function say(
  client: Client,
  room: RoomId,
  text: string,
  re: number | undefined,
  names: readonly string[],
): void {
  const mentions = names.length === 0 ? undefined : names;
  try {
    client.say(text, { room, re, mentions });
  } catch (error) {
    // Text and names have one bound together: the names are in the text anyway.
    if (!(error instanceof UsageError) || mentions === undefined) throw error;
    client.say(text, { room, re });
  }
}

function edit(client: Client, room: RoomState, of: number, text: string): void {
  const old = room.timeline.items.find((item) => item.kind === "text" && item.number === of);
  if (old?.kind === "text" && old.text === text) return;
  client.edit(room.info.room, of, text);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const tooLong = "The text is too long: at most 12,288 bytes fit into one message.";
const controlCharacter = "The text has characters that cannot be sent.";

const faultTexts: Readonly<Record<"edit" | "say", Readonly<Record<TextFault, string>>>> = {
  say: { empty: "There is nothing to send.", "too-long": tooLong, "control-character": controlCharacter },
  edit: {
    empty: "Without a text there would be nothing left: delete the message instead.",
    "too-long": tooLong,
    "control-character": controlCharacter,
  },
};
