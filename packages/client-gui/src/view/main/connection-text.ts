/** What is said about a connection that is not as it should be: one sentence, and whether waiting can be cut short. */
import { formatAddress } from "@conclave/protocol";
import type { ServerState } from "../../app/app-state.ts";

export interface ConnectionText {
  readonly text: string;
  /** Why, if it is known and worth a second line. */
  readonly why: string | undefined;
  readonly act: "connect" | "connect-now" | "none";
}

/** @returns nothing while all is well. */
export function connectionText(
  { phase, unsent, label }: Pick<ServerState, "label" | "phase" | "unsent">,
  nowMs: number,
): ConnectionText | undefined {
  const waiting = waitingText(unsent.filter(({ state }) => state.kind === "waiting").length);
  switch (phase.kind) {
    case "online":
      return undefined;
    case "connecting":
      return {
        text: `Connecting to ${formatAddress(phase.address)} …${waiting}`,
        why: undefined,
        act: "none",
      };
    case "reconnecting":
      return {
        text: `${reconnectingText(phase.atMs, nowMs)}${waiting}`,
        why: phase.problem?.what,
        act: phase.atMs === undefined ? "none" : "connect-now",
      };
    case "passphrase-question":
      return { text: `Not connected: your key is sealed${waiting}`, why: undefined, act: "none" };
    case "trust-question":
      return { text: `Not connected: the server is not trusted yet${waiting}`, why: undefined, act: "none" };
    case "alarm":
      return { text: `Not connected: the server has another key${waiting}`, why: undefined, act: "none" };
    case "offline":
      return { text: `Not connected to ${label}${waiting}`, why: phase.problem?.what, act: "connect" };
  }
}

/** Whether the seconds in the text have to be counted down. */
export function countsDown({ phase }: Pick<ServerState, "phase">): boolean {
  return phase.kind === "reconnecting" && phase.atMs !== undefined;
}

function reconnectingText(atMs: number | undefined, nowMs: number): string {
  const seconds = atMs === undefined ? 0 : Math.ceil((atMs - nowMs) / 1000);
  return seconds > 0 ? `Reconnecting in ${seconds} s` : "Reconnecting now …";
}

function waitingText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? ", 1 message waiting" : `, ${count} messages waiting`;
}
