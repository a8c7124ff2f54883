/** What a screen reader is told at once when the state becomes another one: new messages of the open room, connections, trouble. Pure. */
import type { AppState, ServerState } from "../app/app-state.ts";
import { findRoom, findServer } from "../app/change.ts";
import { isSaid, type Said, type Timeline } from "../app/timeline.ts";
import { showableLine } from "../text/isolate.ts";
import { messageSummary, messageText } from "../text/message-text.ts";
import { spokenName } from "../text/names.ts";

export interface LiveWord {
  /** Messages are counted where there are too many; everything else is always said. */
  readonly kind: "message" | "notice";
  readonly text: string;
}

/** Nothing while nobody is at the window, or while nothing is to be said. */
export function liveWords(before: AppState, after: AppState): readonly LiveWord[] {
  if (before === after || after.attention === "away" || after.settings.announce === "off") return [];
  return [
    ...messageWords(before, after),
    ...connectionWords(before, after),
    ...complaintWords(before, after),
  ];
}

/** What others said at the end of the open room. */
function messageWords(before: AppState, after: AppState): readonly LiveWord[] {
  const { place } = after;
  if (place.kind !== "room" || before.place !== place || before.servers === after.servers) return [];
  const earlier = findRoom(before, place.server, place.room)?.timeline;
  const now = findRoom(after, place.server, place.room)?.timeline;
  if (earlier === undefined || now === undefined || earlier === now) return [];
  return arrived(earlier, now).map((item) => ({ kind: "message", text: spokenMessage(item) }));
}

/** Those behind everything that was known before. What is fetched from further up is none of them. */
function arrived(earlier: Timeline, now: Timeline): readonly Said[] {
  const { span } = earlier;
  if (span === undefined || earlier.newer !== "none") return [];
  const firstNew = now.items.findLastIndex((item) => "number" in item && item.number <= span.to) + 1;
  return now.items
    .slice(firstNew)
    .filter(isSaid)
    .filter((item) => !item.own && item.fate !== "gone");
}

function spokenMessage(item: Said): string {
  const parts = [
    ...(item.mentions === "us" ? ["mentions you"] : []),
    ...(item.kind === "file" ? [`file ${showableLine(item.file.name)}`] : []),
    ...(item.text === "" ? [] : [messageSummary(messageText(item.text), spokenMaxUnits)]),
  ];
  return `${spokenName({ name: item.from, guest: item.guest })}: ${parts.map(showableLine).join(", ")}`;
}

function connectionWords(before: AppState, after: AppState): readonly LiveWord[] {
  if (before.servers === after.servers) return [];
  return after.servers.flatMap((server) => {
    const earlier = findServer(before, server.key);
    const text = earlier === undefined ? undefined : connectionChange(earlier, server);
    return text === undefined ? [] : [{ kind: "notice", text } as const];
  });
}

function connectionChange({ phase: before }: ServerState, { label, phase }: ServerState): string | undefined {
  if (phase.kind === before.kind) return undefined;
  const server = showableLine(label);
  switch (phase.kind) {
    case "online":
      return `Connected to ${server}`;
    case "reconnecting":
      return `The connection to ${server} is lost. It is made again by itself; what you write waits.`;
    case "offline":
      return [
        `Not connected to ${server}`,
        ...(phase.problem === undefined ? [] : [phase.problem.what]),
      ].join(": ");
    case "alarm":
      return `Alarm: ${server} has another key`;
    // These are pages that take the keyboard, and are read by that.
    case "connecting":
    case "passphrase-question":
    case "trust-question":
      return undefined;
  }
}

function complaintWords(before: AppState, after: AppState): readonly LiveWord[] {
  if (before.complaints === after.complaints) return [];
  return after.complaints
    .filter((complaint) => !before.complaints.includes(complaint))
    .map(({ text }) => ({ kind: "notice", text }));
}

/** UTF-16 units. Whoever wants to hear all of it goes there. */
const spokenMaxUnits = 400;
