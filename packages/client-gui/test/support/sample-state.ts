/** States of the program for tests of what is drawn from them. */
import { fingerprint, IdentityKey } from "@conclave/crypto";
import type { HostIdentity, RoomId } from "@conclave/protocol";
import type { AppState, RoomState, ServerState } from "../../src/app/app-state.ts";
import { initialAppState, newRoom } from "../../src/app/initial-state.ts";
import type { Phase } from "../../src/app/phase.ts";

export const address = { host: "chat.example.org", port: 5068 };
export const serverKey = "chat.example.org:5068";

/** The same key on every run, so that pictures of it can be compared. */
export const host = hostWith(7);
export const otherHost = hostWith(8);

function hostWith(seed: number): HostIdentity {
  const { publicKey: hostKey } = IdentityKey.fromSeed(new Uint8Array(32).fill(seed));
  return { hostKey, fingerprint: fingerprint(hostKey), suite: 2 };
}

export function appState(changes: Partial<AppState> = {}): AppState {
  return { ...initialAppState(), ...changes };
}

function onlinePhase(name = "ana"): Phase {
  return { kind: "online", address, host, name };
}

export function serverState(changes: Partial<ServerState> = {}): ServerState {
  return {
    key: serverKey,
    address,
    label: "Example chat",
    name: "ana",
    invitation: undefined,
    phase: onlinePhase(),
    rooms: new Map(),
    present: [],
    unsent: [],
    transfers: [],
    fileMaxBytes: undefined,
    host,
    ...changes,
  };
}

export function roomState(
  info: Partial<RoomState["info"]> & { readonly room: RoomId; readonly name: string },
  changes: Partial<Omit<RoomState, "info">> = {},
): RoomState {
  const whole = newRoom({
    kind: "public",
    topic: "",
    role: "member",
    first: 1,
    last: 0,
    read: 0,
    members: 3,
    pins: [],
    ...info,
  });
  return { ...whole, ...changes };
}

/** So many unread entries, the first of which are mentions. */
export function unread(unreadCount: number, mentionCount = 0): Pick<RoomState, "unread"> {
  const numbers = Array.from({ length: unreadCount }, (_, index) => index + 1);
  return { unread: { numbers, mentions: numbers.slice(0, mentionCount), held: "no" } };
}

export function roomsOf(...rooms: readonly RoomState[]): ReadonlyMap<RoomId, RoomState> {
  return new Map(rooms.map((room) => [room.info.room, room]));
}
