/** What the stage can show: states as they come about in real use, each under a name. */
import { explainSession } from "@conclave/client";
import type { AppState, Overlay, ServerState } from "../../src/app/app-state.ts";
import type { Controller, SearchHit } from "../../src/app/controller.ts";
import { emptyTimeline } from "../../src/app/initial-state.ts";
import type { Phase } from "../../src/app/phase.ts";
import type { TextItem } from "../../src/app/timeline.ts";
import { sampleReport } from "./sample-report.ts";
import {
  address,
  appState,
  host,
  otherHost,
  roomState,
  roomsOf,
  serverKey,
  serverState,
  unread,
} from "./sample-state.ts";

export interface Scenario {
  readonly state: AppState;
  /** What the controller answers; undefined where nothing is said. */
  readonly answers?: Partial<Controller>;
}

type Scenarios = Readonly<Record<string, () => Promise<Scenario> | Scenario>>;

/** An invitation to the sample server, with a key that nobody has. */
export const invitation = `conclave://chat.example.org:5068/?k=${"A".repeat(43)}&t=${"A".repeat(22)}`;

const pages: Scenarios = {
  "first-run": () => ({ state: appState() }),
  "first-run-fault": () => ({
    state: appState(),
    answers: {
      connect: ({ host }) =>
        host === ""
          ? { field: "host", what: "The host is missing.", advice: "Type the server's name or IP address." }
          : undefined,
    },
  }),
  invited: () => ({ state: appState({ place: { kind: "welcome", paste: invitation } }) }),
  recent: () => ({
    state: appState({
      recent: [
        { address, label: "Example chat", name: "ana", lastMs: Date.UTC(2026, 10, 27, 9), atStart: "yes" },
        {
          address: { host: "ops.example.org", port: 5069 },
          label: "Operations & <b>friends</b>",
          name: "ana-ops",
          lastMs: Date.UTC(2026, 9, 1, 9),
          atStart: "no",
        },
        {
          address: { host: "192.0.2.7", port: 5068 },
          label: "سيرفر الدردشة",
          name: "ana",
          lastMs: Date.UTC(2025, 9, 1, 9),
          atStart: "no",
        },
      ],
    }),
  }),
  connecting: () => atServer({ kind: "connecting", address, host: undefined }),
  passphrase: () =>
    atServer({
      kind: "passphrase-question",
      address,
      file: "/home/ana/.config/conclave/identity",
      attempt: 2,
    }),
  trust: () => atServer({ kind: "trust-question", address, host }),
  alarm: () =>
    atServer({ kind: "alarm", address, host: otherHost, knownFingerprint: host.fingerprint, knownBy: "pin" }),
  "alarm-of-invitation": () =>
    atServer({
      kind: "alarm",
      address,
      host: otherHost,
      knownFingerprint: host.fingerprint,
      knownBy: "invitation",
    }),
  problem: () =>
    atServer({
      kind: "offline",
      problem: {
        what: "No server is listening at chat.example.org:5068.",
        advice: "Check the address and port, or start the server.",
        field: undefined,
      },
    }),
  "name-taken": () =>
    atServer({
      kind: "offline",
      problem: {
        what: "ana is taken: by somebody here, or by its owner who is away.",
        advice: "Choose another name.",
        field: "name",
      },
    }),
};

const dialogs: Scenarios = {
  settings: () => over({ kind: "settings" }),
  shortcuts: () => over({ kind: "shortcuts" }),
  "x-ray": async () => {
    const report = await sampleReport();
    const facts = explainSession(report, otherHost.hostKey);
    return over({ kind: "x-ray", server: serverKey }, { xray: () => ({ report, facts }) });
  },
  "x-ray-offline": () => over({ kind: "x-ray", server: serverKey }),
  switcher: () => over({ kind: "switcher" }, { openDirect: async () => 9 }),
  search: () =>
    over(
      { kind: "search", server: serverKey, room: 2 },
      {
        search: async ({ cursor, words }) =>
          words === "nothing"
            ? { hits: [], cursor: undefined, fault: undefined }
            : words === "offline"
              ? { hits: [], cursor: undefined, fault: "There is no connection to look in." }
              : {
                  hits: searchHits(cursor ?? 0),
                  cursor: cursor === undefined ? 3 : undefined,
                  fault: undefined,
                },
        jumpTo: async (_server, _room, number) => (number === 2 ? "gone" : "there"),
      },
    ),
  rooms: () =>
    over(
      { kind: "rooms", server: serverKey },
      {
        listRooms: async () => [
          { room: 2, name: "release-planning", topic: "What goes out, and when", members: 12 },
          { room: 5, name: "kitchen", topic: "", members: 3 },
          { room: 6, name: "<b>bold</b> & co", topic: "x".repeat(300), members: 140 },
        ],
        joinRoom: async (_server, room) =>
          room === 6 ? { what: "There is no such room, or it is not for you." } : undefined,
        openRoom: async (_server, { name }) =>
          name === "kitchen" ? { what: "Another room has that name." } : 9,
        openDirect: async () => ({ what: "Nobody here owns that name." }),
      },
    ),
  "room-details": () =>
    over(
      { kind: "room-details", server: serverKey, room: 2 },
      {
        loadEntry: async (server, room, number) => ({
          ...{ server, room, number, from: "zoë", text: "The plan, as of Monday" },
          timeMs: Date.UTC(2026, 10, 16, 9),
        }),
      },
    ),
  link: () =>
    over({ kind: "open-link", url: "https://user@example.org:8443/a/very/long/path?with=query#and-more" }),
  "link-invitation": () => over({ kind: "open-link", url: invitation }),
  "link-refused": () => over({ kind: "open-link", url: "file:///etc/passwd" }),
  paste: () =>
    over({ kind: "paste", text: "a line of what was pasted\n".repeat(40), at: { from: 0, to: 0 } }),
  "paste-huge": () => over({ kind: "paste", text: "0123456789 ".repeat(4000), at: { from: 0, to: 0 } }),
  "confirm-delete": () =>
    over({ kind: "confirm", act: { kind: "delete-entry", server: serverKey, room: 2, number: 7 } }),
  "confirm-leave": () => over({ kind: "confirm", act: { kind: "leave-room", server: serverKey, room: 2 } }),
  person: () => over({ kind: "person", server: serverKey, room: 2, name: "bob" }),
  "person-guest": () => over({ kind: "person", server: serverKey, room: 2, name: "dora" }),
};

export const scenarios: Scenarios = { ...pages, ...dialogs };

/** A dialog over a server with rooms. */
function over(overlay: Overlay, answers: Partial<Controller> = {}): Scenario {
  const place = { kind: "room", server: serverKey, room: 2 } as const;
  return { state: appState({ servers: [busyServer()], place, overlay }), answers };
}

function textItem(number: number, from: string, text: string): TextItem {
  return {
    kind: "text",
    number,
    from,
    guest: false,
    own: false,
    timeMs: Date.UTC(2026, 10, 20, 9, number),
    text,
    fate: "as-written",
    editedMs: undefined,
    goneBy: undefined,
    asOf: number,
    re: undefined,
    mentions: "nobody",
    marks: [],
    pinned: "yes",
  };
}

function searchHits(from: number): readonly SearchHit[] {
  return [1, 2, 3].map((index) => ({
    server: serverKey,
    room: 2,
    number: from + index,
    from: index === 2 ? "سارة" : "bob",
    timeMs: Date.UTC(2026, 10, 20 - index, 9, 30),
    text: `Hit ${from + index}: the release notes of ${"long ".repeat(30)}version`,
  }));
}

function busyServer(): ServerState {
  return serverState({
    rooms: roomsOf(
      roomState({ room: 1, name: "lobby", kind: "lobby" }),
      roomState(
        {
          room: 2,
          name: "release-planning",
          kind: "private",
          topic: "What goes out, and when",
          role: "owner",
          pins: [3, 7],
        },
        {
          ...unread(4),
          timeline: {
            ...emptyTimeline,
            items: [textItem(7, "bob", "The release is on Thursday. Bring your notes.")],
          },
          members: [
            { name: "ana", role: "owner" },
            { name: "bob", role: "moderator" },
            { name: "clara", role: "member" },
            { name: "zoë", role: "muted" },
          ],
        },
      ),
      roomState({ room: 3, name: "غرفة المشروع" }, unread(120, 2)),
      roomState({ room: 4, name: "bob", kind: "direct" }, unread(1, 1)),
    ),
    present: [
      { name: "ana", guest: false },
      { name: "bob", guest: false },
      { name: "clara", guest: false },
      { name: "dora", guest: true },
    ],
  });
}

function atServer(phase: Phase): Scenario {
  return {
    state: appState({
      servers: [serverState({ phase, host: undefined })],
      place: { kind: "server", server: serverKey },
    }),
  };
}
