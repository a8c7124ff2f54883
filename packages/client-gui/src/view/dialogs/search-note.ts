/** The sentence over the results of a search: what is under way, what was found, and what could not be asked. Pure. */
import { counted } from "../../text/figures.ts";
import { showableLine } from "../../text/isolate.ts";
import type { ServerFinds } from "./use-search.ts";

export interface SearchNote {
  readonly tone: "fault" | "plain";
  readonly text: string;
}

export interface NotedSearch {
  readonly finds: readonly ServerFinds[] | undefined;
  /** What `missingText` says of it. */
  readonly missing: string;
  /** What servers are called. */
  readonly labelOf: (server: string) => string;
}

export function searchNote({ finds, missing, labelOf }: NotedSearch): SearchNote {
  if (finds === undefined) return plain(hint);
  if (finds.length === 0) return fault(`There is no connection to search by. ${missing}`);
  const count = finds.reduce((sum, { hits }) => sum + hits.length, 0);
  const failed = finds.flatMap(({ server, state }) => (state.kind === "failed" ? { server, state } : []));
  const faults = failed.map(({ server, state }) =>
    finds.length === 1 ? state.what : `${showableLine(labelOf(server))}: ${state.what}`,
  );
  const isAsking = finds.some(({ state }) => state.kind === "asking");
  const rest = [...faults, missing].filter((part) => part !== "").join(" ");
  if (isAsking)
    return plain(joined(count === 0 ? "Looking …" : `${counted(count, "result")} so far …`, rest));
  if (failed.length === finds.length && count === 0) return fault(rest);
  if (count === 0) return plain(joined("Nothing was found. Try fewer words, or look in more rooms.", rest));
  const more = hasMore(finds) ? ", and there are more" : "";
  return plain(joined(`${counted(count, "result")}${more}. Enter goes to the message.`, rest));
}

export function hasMore(finds: readonly ServerFinds[] | undefined): boolean {
  return finds?.some(({ state }) => state.kind === "answered" && state.cursor !== undefined) === true;
}

function plain(text: string): SearchNote {
  return { tone: "plain", text };
}

function fault(text: string): SearchNote {
  return { tone: "fault", text: text.trim() };
}

function joined(first: string, rest: string): string {
  return `${first} ${rest}`.trim();
}

const hint =
  "Type what you look for and press Enter. Only what servers keep is found, in rooms that you are in, newest first.";
