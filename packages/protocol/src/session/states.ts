/**
 * The two sides of a session as tables (clauses 2, 6 and 7). A state is named by what is awaited in it. Triggers in
 * capitals are frames and messages of the peer; the others are what this side does.
 */
import type { FrameName } from "../frame/types.ts";
import type { MessageName } from "../message/types.ts";
import type { Transitions } from "./state-machine.ts";

export type ClientState =
  | "server-hello"
  | "agreement"
  | "server-flight"
  | "name-verdict"
  | "other-name"
  | "messages"
  | "nothing";

export type ClientTrigger = FrameName | MessageName | "agreed" | "proven" | "name" | "close";

export const clientTransitions: Transitions<ClientState, ClientTrigger> = {
  "server-hello": { HELLO_S: "agreement", ALERT: "nothing", close: "nothing" },
  agreement: { agreed: "server-flight", close: "nothing" },
  "server-flight": { proven: "name-verdict", close: "nothing" },
  "name-verdict": {
    WELCOME: "messages",
    NAME_BAD: "other-name",
    PAD: "name-verdict",
    PING: "name-verdict",
    PONG: "name-verdict",
    BYE: "nothing",
    close: "nothing",
  },
  "other-name": {
    name: "name-verdict",
    PAD: "other-name",
    PING: "other-name",
    PONG: "other-name",
    BYE: "nothing",
    close: "nothing",
  },
  messages: {
    SAID: "messages",
    REKEY_S: "messages",
    ACK: "messages",
    JOINED: "messages",
    LEFT: "messages",
    PRESENT: "messages",
    REFUSED: "messages",
    ROOM: "messages",
    PAGE: "messages",
    READ: "messages",
    ROOMS: "messages",
    FOUND: "messages",
    MEMBERS: "messages",
    SERVER: "messages",
    HAVE: "messages",
    PART: "messages",
    PAD: "messages",
    PING: "messages",
    PONG: "messages",
    BYE: "nothing",
    close: "nothing",
  },
  nothing: {},
};

export type ServerState =
  | "client-hello"
  | "agreement"
  | "client-flight"
  | "verdict"
  | "other-name"
  | "messages"
  | "nothing";

export type ServerTrigger = FrameName | MessageName | "agreed" | "proven" | "welcome" | "name-bad" | "close";

export const serverTransitions: Transitions<ServerState, ServerTrigger> = {
  "client-hello": { HELLO_C: "agreement", close: "nothing" },
  agreement: { agreed: "client-flight", close: "nothing" },
  "client-flight": { proven: "verdict", close: "nothing" },
  verdict: {
    welcome: "messages",
    "name-bad": "other-name",
    PAD: "verdict",
    PING: "verdict",
    PONG: "verdict",
    BYE: "nothing",
    close: "nothing",
  },
  "other-name": {
    NAME: "verdict",
    PAD: "other-name",
    PING: "other-name",
    PONG: "other-name",
    BYE: "nothing",
    close: "nothing",
  },
  messages: {
    SAY: "messages",
    OPEN: "messages",
    FETCH: "messages",
    READ: "messages",
    LIST: "messages",
    SEARCH: "messages",
    WHO: "messages",
    OFFER: "messages",
    PART: "messages",
    DROP: "messages",
    GET: "messages",
    REKEY_C: "messages",
    REKEY_OK: "messages",
    PAD: "messages",
    PING: "messages",
    PONG: "messages",
    BYE: "nothing",
    close: "nothing",
  },
  nothing: {},
};
