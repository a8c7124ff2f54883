/** Texts in the lobby, as they go to it and as they come from it; what else is in them is of no matter to most tests. */
import {
  type ClientEvent,
  type ClosedEvent,
  lobby,
  type Said,
  type Say,
  type ServerEvent,
} from "../../src/index.ts";

export function say(id: Uint8Array, text: string): Say {
  return { type: "SAY", id, room: lobby, content: { kind: "text", text } };
}

export function said(text: string, number = 1, from = "bob"): Said {
  const entry = { number, from, guest: false, timeMs: number, content: { kind: "text", text } } as const;
  return { type: "SAID", room: lobby, entry };
}

/** The texts among all that a side has been told, in their order. */
export function textsOf(events: readonly (ClientEvent | ClosedEvent | ServerEvent)[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== "message") return [];
    const { message } = event;
    const content =
      message.type === "SAY" ? message.content : message.type === "SAID" ? message.entry.content : undefined;
    return content?.kind === "text" ? [content.text] : [];
  });
}
