/** What the stage can show: states as they come about in real use, each under a name. */
import type { AppState } from "../../src/app/app-state.ts";
import type { Controller } from "../../src/app/controller.ts";
import type { Phase } from "../../src/app/phase.ts";
import { address, appState, host, otherHost, serverKey, serverState } from "./sample-state.ts";

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

export const scenarios: Scenarios = { ...pages };

function atServer(phase: Phase): Scenario {
  return {
    state: appState({
      servers: [serverState({ phase, host: undefined })],
      place: { kind: "server", server: serverKey },
    }),
  };
}
