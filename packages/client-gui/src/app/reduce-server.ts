/** What becomes of a server: attempts, questions, conversations, and how they end. */
import { type ClientEvent, type Ending, explainEnding, explainNameRefusal } from "@conclave/client";
import { lobby } from "@conclave/protocol";
import { isolatedLine, showableLine } from "../text/isolate.ts";
import type { ServerAction } from "./actions.ts";
import type { AppState, Place, ServerState } from "./app-state.ts";
import { findServer, onServer } from "./change.ts";
import type { Phase, Problem } from "./phase.ts";
import { presenceChanged } from "./presence.ts";
import { reduceApp, wentTo } from "./reduce-app.ts";
import { reduceRoomEvent } from "./reduce-room-event.ts";
import { transferred } from "./transfers.ts";

export function reduceServer(state: AppState, action: ServerAction): AppState {
  const { server: key } = action;
  switch (action.type) {
    case "connect":
      return connecting(state, action);
    case "discard":
      return onServer(state, key, (server) => ({
        ...server,
        unsent: server.unsent.filter(({ id }) => id !== action.id),
        transfers: server.transfers.filter(({ id, number }) => id !== action.id || number !== undefined),
      }));
    case "remove-server":
      return removed(state, key);
    case "ask-passphrase":
      return onPhase(state, key, "connecting", ({ address }) => ({
        kind: "passphrase-question",
        address,
        file: action.file,
        attempt: action.attempt,
      }));
    case "unlock":
      return onPhase(state, key, "passphrase-question", ({ address }) => ({
        kind: "connecting",
        address,
        host: undefined,
      }));
    case "stop":
      return onServer(state, key, (server) => ({
        ...server,
        phase: { kind: "offline", problem: action.problem },
      }));
    case "client":
      return reported(state, key, action.event, action.timeMs);
  }
}

function connecting(
  state: AppState,
  { server: key, address, label, name, invitation }: Extract<ServerAction, { type: "connect" }>,
): AppState {
  const phase: Phase = { kind: "connecting", address, host: undefined };
  if (findServer(state, key) !== undefined)
    return onServer(state, key, (server) => ({ ...server, name, phase, invitation }));
  const server: ServerState = {
    ...{ key, address, label, name, invitation, phase },
    rooms: new Map(),
    present: [],
    unsent: [],
    transfers: [],
    fileMaxBytes: undefined,
    host: undefined,
  };
  return { ...state, servers: [...state.servers, server] };
}

function removed(state: AppState, key: string): AppState {
  const servers = state.servers.filter((server) => server.key !== key);
  const isThere = "server" in state.place && state.place.server === key;
  const { overlay } = state;
  const isOver = overlay !== undefined && "server" in overlay && overlay.server === key;
  return {
    ...state,
    servers,
    place: isThere ? placeAfter(servers) : state.place,
    overlay: isOver ? undefined : overlay,
  };
}

function placeAfter([first]: readonly ServerState[]): Place {
  if (first === undefined) return { kind: "welcome" };
  return first.rooms.has(lobby)
    ? { kind: "room", server: first.key, room: lobby }
    : { kind: "server", server: first.key };
}

function reported(state: AppState, key: string, event: ClientEvent, timeMs: number): AppState {
  switch (event.type) {
    case "connecting":
      return onPhase(state, key, "reconnecting", (phase) => ({ ...phase, atMs: undefined }));
    case "secured":
      return onServer(state, key, (server) =>
        server.phase.kind === "connecting" || server.phase.kind === "reconnecting"
          ? { ...server, host: event.host, phase: { ...server.phase, host: event.host } }
          : server,
      );
    case "welcome":
      return onServer(state, key, (server) => welcomed(server, event.name));
    case "waiting":
      return onServer(state, key, (server) => disconnected(server, event, timeMs));
    case "name-refused":
      return onServer(state, key, (server) => {
        const why = explainNameRefusal(event.refusal, isolatedLine(server.name));
        return { ...server, phase: { kind: "offline", problem: { ...why, field: "name" } } };
      });
    case "ended":
      return onServer(state, key, (server) => ended(server, event.ending));
    case "ready":
      return ready(state, key);
    case "present":
    case "joined":
    case "left":
      return presenceChanged(state, key, event);
    case "outbox":
      return onServer(state, key, (server) => ({
        ...server,
        unsent: unsentAfter(server.unsent, event.item),
      }));
    case "store-failed":
      return reduceApp(state, {
        type: "complain",
        complaint: {
          key: `store ${key}`,
          text: `What should be kept on this computer cannot be: ${event.error.message}`,
        },
      });
    case "held-back":
      // It is shown as waiting, which it is.
      return state;
    case "server":
      return onServer(state, key, (server) => ({
        ...server,
        label: event.name === undefined ? server.label : showableLine(event.name) || server.label,
        fileMaxBytes: event.fileMaxBytes,
      }));
    case "transfer":
      return onServer(state, key, (server) => transferred(server, event.transfer));
    case "rekeyed":
      return state;
    default:
      return reduceRoomEvent(state, key, event);
  }
}

function welcomed(server: ServerState, name: string): ServerState {
  const { address, phase, host } = server;
  if ((phase.kind !== "connecting" && phase.kind !== "reconnecting") || host === undefined) return server;
  return { ...server, name, phase: { kind: "online", address, host, name } };
}

/** The connection was lost, or could not be made again. */
function disconnected(
  server: ServerState,
  { ending, delayMs }: Extract<ClientEvent, { type: "waiting" }>,
  timeMs: number,
): ServerState {
  const { phase, address } = server;
  if (phase.kind !== "online" && phase.kind !== "reconnecting") return server;
  const { host, name } = phase;
  // Where it is tried at once, it is mostly back before anybody could read why.
  const problem: Problem | undefined =
    delayMs === 0
      ? undefined
      : { ...explainEnding(ending, address), advice: waitingAdvice, field: undefined };
  const atMs = timeMs + delayMs;
  return { ...server, present: [], phase: { kind: "reconnecting", address, host, name, problem, atMs } };
}

function ended(server: ServerState, ending: Ending): ServerState {
  // What was asked of the person meanwhile is what counts.
  if (server.phase.kind === "offline") return { ...server, present: [] };
  return { ...server, present: [], phase: afterEnding(server, ending) };
}

function afterEnding({ address }: ServerState, ending: Ending): Phase {
  switch (ending.kind) {
    case "closed":
      return { kind: "offline", problem: undefined };
    case "unknown-host":
      return { kind: "trust-question", address, host: ending.host };
    case "changed-host": {
      const { host, knownFingerprint, knownBy } = ending;
      return { kind: "alarm", address, host, knownFingerprint, knownBy };
    }
    default:
      return { kind: "offline", problem: { ...explainEnding(ending, address), field: undefined } };
  }
}

/** All rooms are known: whoever waited for the server is in its lobby now. */
function ready(state: AppState, key: string): AppState {
  const { place } = state;
  if (place.kind !== "server" || place.server !== key) return state;
  return wentTo(state, { kind: "room", server: key, room: lobby });
}

function unsentAfter(
  unsent: ServerState["unsent"],
  item: ServerState["unsent"][number],
): ServerState["unsent"] {
  const index = unsent.findIndex(({ id }) => id === item.id);
  const isOver =
    item.state.kind === "stored" || (item.state.kind === "failed" && item.state.why === "cancelled");
  if (isOver) return index < 0 ? unsent : unsent.toSpliced(index, 1);
  return index < 0 ? [...unsent, item] : unsent.with(index, item);
}

function onPhase<Kind extends Phase["kind"]>(
  state: AppState,
  key: string,
  kind: Kind,
  change: (phase: Extract<Phase, { kind: Kind }>) => Phase,
): AppState {
  return onServer(state, key, (server) =>
    server.phase.kind === kind
      ? { ...server, phase: change(server.phase as Extract<Phase, { kind: Kind }>) }
      : server,
  );
}

const waitingAdvice =
  "The connection is made again by itself; what you write meanwhile is kept and sent then.";
