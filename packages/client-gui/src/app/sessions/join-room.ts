/** Coming into a public room: the wish goes out like all that is written, and whoever asked hears what became of it. */
import { type Client, type ClientEvent, explainRefusal, type OutboxItem } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import type { ServerKey } from "../app-state.ts";
import type { Fault } from "../controller.ts";
import type { SessionBook } from "./session-book.ts";

/**
 * Settles once the room has us, or with why it does not; while there is no connection, it waits for one. What keeps the wish from
 * going out is told to everybody, as a refusal is.
 */
export function joinRoom(book: SessionBook, server: ServerKey, room: RoomId): Promise<Fault | undefined> {
  let joining: Promise<Fault | undefined> = Promise.resolve(offline);
  book.act(server, (client) => {
    joining = joinedBy(client, room);
  });
  return joining;
}

function joinedBy(client: Client, room: RoomId): Promise<Fault | undefined> {
  const id = client.join(room);
  return new Promise((resolve) => {
    const stop = client.subscribe((event: ClientEvent) => {
      const isOver = event.type === "ended";
      const isAnswer = event.type === "outbox" && event.item.id === id && event.item.state.kind !== "waiting";
      if (!isOver && !isAnswer) return;
      stop();
      resolve(isOver ? offline : faultOf(event.item));
    });
  });
}

function faultOf({ state }: OutboxItem): Fault | undefined {
  switch (state.kind) {
    case "refused": {
      const { what, advice } = explainRefusal(state.why, "joining the room");
      return { what: `${what} ${advice}`.trim() };
    }
    case "failed":
      return { what: "You did not come into the room: the server did not answer in time." };
    default:
      return undefined;
  }
}

const offline: Fault = { what: "That needs a connection; connect first." };
