/** What a person asks a server for: rooms, members, a search. Every answer is whole, or a sentence that says why there is none. */
import { type Client, explainRefusal, QuestionError } from "@conclave/client";
import type { Entry, ListedRoom, RoomId, RoomMember } from "@conclave/protocol";
import type { ServerKey } from "../app-state.ts";
import type { Fault, SearchAnswer, SearchHit, SearchQuestion } from "../controller.ts";

export function listRooms(client: Client | undefined): Promise<readonly ListedRoom[] | Fault> {
  return answered("the list of rooms", async () => {
    const rooms: ListedRoom[] = [];
    for (let more = true; more && rooms.length < listMaxCount; ) {
      const page = await asked(client).listRooms(rooms.at(-1)?.name);
      rooms.push(...page.rooms);
      more = page.more;
    }
    return rooms;
  });
}

export function listMembers(
  client: Client | undefined,
  room: RoomId,
): Promise<readonly RoomMember[] | Fault> {
  return answered("the list of members", async () => {
    const members: RoomMember[] = [];
    for (let more = true; more && members.length < listMaxCount; ) {
      const page = await asked(client).members(room, members.at(-1)?.name);
      members.push(...page.members);
      more = page.more;
    }
    return members;
  });
}

export async function search(
  client: Client | undefined,
  { server, words, room, from, sinceMs, beforeMs, cursor }: SearchQuestion,
): Promise<SearchAnswer> {
  const found = await answered("the search", () =>
    asked(client).search({ text: words, room, from, sinceMs, untilMs: beforeMs, cursor }),
  );
  if ("what" in found) return { hits: [], cursor: undefined, fault: found.what };
  const hits = found.hits.map(({ room, entry }) => toHit(server, room, entry));
  return { hits, cursor: found.next, fault: undefined };
}

/** An entry as it stands in a list of finds. */
export function toHit(server: ServerKey, room: RoomId, { number, from, timeMs, content }: Entry): SearchHit {
  return { server, room, number, from, timeMs, text: textOf(content) };
}

function textOf(content: Entry["content"]): string {
  if (content.kind === "file") return [content.name, content.text ?? ""].join("\n").trim();
  return content.kind === "text" ? content.text : "";
}

/** The answer, or why there is none. `what` is what was asked for, such as "the search". */
export async function answered<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer | Fault> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    if (error.why === undefined)
      return { what: "There is no connection at the moment. Try again when it is back." };
    const { what: sentence, advice } = explainRefusal(error.why, what);
    return { what: `${sentence} ${advice}`.trim() };
  }
}

export function asked(client: Client | undefined): Client {
  if (client === undefined) throw new QuestionError("lost");
  return client;
}

/** More than anybody looks through. */
const listMaxCount = 5000;
