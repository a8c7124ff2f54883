/** How the view changes with what people do and with what a client reports. Pure: same in, same out. */
import {
  type ClientEvent,
  type Destination,
  type EndedEvent,
  type Ending,
  explainEnding,
  explainNameRefusal,
  explainRefusal,
  type OutboxItem,
  type SessionFact,
} from "@conclave/client";
import { editForm } from "../text/form.ts";
import { isolated, shownName } from "../text/isolate.ts";
import { added, calm, serious } from "./lines.ts";
import { roomChanged } from "./room-lines.ts";
import type { FormField, Phase, Problem, ViewState } from "./view-state.ts";

export type Action =
  | { readonly type: "edit"; readonly field: FormField; readonly value: string }
  /** What the form says cannot be used. */
  | { readonly type: "refuse-form"; readonly problem: Problem }
  | ({ readonly type: "connect" } & Destination)
  | { readonly type: "ask-passphrase"; readonly file: string; readonly attempt: number }
  /** It was given; the attempt goes on. */
  | { readonly type: "unlock" }
  /** What protects the connection; it is shown among the messages. */
  | { readonly type: "explain"; readonly facts: readonly SessionFact[]; readonly timeMs: number }
  /** The person is done with a question, an alarm or a problem. */
  | { readonly type: "dismiss" }
  /** The client reported something at this time, in milliseconds since 1970. */
  | { readonly type: "client"; readonly event: ClientEvent; readonly timeMs: number };

export function reduce(state: ViewState, action: Action): ViewState {
  switch (action.type) {
    case "edit":
      return { ...state, form: editForm(state.form, action.field, action.value) };
    case "refuse-form":
      return { ...state, phase: { kind: "offline", problem: action.problem } };
    case "connect":
      return connecting(state, action);
    case "ask-passphrase":
      if (state.phase.kind !== "connecting") return state;
      return { ...state, phase: { ...action, kind: "passphrase-question", address: state.phase.address } };
    case "unlock":
      if (state.phase.kind !== "passphrase-question") return state;
      return { ...state, phase: { kind: "connecting", address: state.phase.address, host: undefined } };
    case "explain":
      return added(state, ...action.facts.map(({ about, fact }) => calm(`${about}: ${fact}`, action.timeMs)));
    case "dismiss":
      return { ...state, phase: { kind: "offline", problem: undefined } };
    case "client":
      return reported(state, action.event, action.timeMs);
  }
}

function connecting(state: ViewState, { address, invitation }: Destination): ViewState {
  const phase: Phase = { kind: "connecting", address, host: undefined };
  if (invitation === undefined) return { ...state, phase };
  // A link that was pasted becomes what it says: nobody has to look at it again.
  const { host, port } = address;
  return { ...state, phase, form: { ...state.form, host, port: `${port}`, invitation } };
}

function reported(state: ViewState, event: ClientEvent, timeMs: number): ViewState {
  switch (event.type) {
    case "connecting":
      return state.phase.kind === "reconnecting"
        ? { ...state, phase: { ...state.phase, atMs: undefined } }
        : state;
    case "secured":
      return state.phase.kind === "connecting" || state.phase.kind === "reconnecting"
        ? { ...state, phase: { ...state.phase, host: event.host } }
        : state;
    case "welcome":
      return welcomed(state, event.name, timeMs);
    case "waiting":
      return disconnected(state, event, timeMs);
    case "name-refused":
      return nameRefused(state, event.refusal);
    case "present":
      return { ...state, people: event.occupants };
    case "joined":
      return added(
        { ...state, people: [...state.people, { name: event.name, guest: event.guest }] },
        calm(`${shownName(event)} came`, event.timeMs),
      );
    case "left": {
      const people = state.people.filter(({ name }) => name !== event.name);
      return added(
        { ...state, people },
        calm(`${isolated(event.name)} ${departures[event.how]}`, event.timeMs),
      );
    }
    case "outbox":
      return outboxChanged(state, event.item, timeMs);
    case "store-failed":
      return added(
        state,
        serious(`What should be kept on this computer cannot be: ${event.error.message}`, timeMs),
      );
    case "entry":
    case "forgotten":
    case "set-back":
      return roomChanged(state, event, timeMs);
    case "ended":
      return ended(state, event, timeMs);
    default:
      return state;
  }
}

function welcomed(state: ViewState, name: string, timeMs: number): ViewState {
  const { phase } = state;
  if (phase.kind === "reconnecting") {
    const { address, host } = phase;
    return added(
      { ...state, phase: { kind: "online", address, host, name } },
      calm("Connected again", timeMs),
    );
  }
  if (phase.kind !== "connecting" || phase.host === undefined) return state;
  const online: Phase = { kind: "online", address: phase.address, host: phase.host, name };
  return added({ ...state, phase: online }, calm(`You are here as ${isolated(name)}`, timeMs));
}

/** The connection was lost, or could not be made again. */
function disconnected(
  state: ViewState,
  { ending, delayMs }: Extract<ClientEvent, { type: "waiting" }>,
  timeMs: number,
): ViewState {
  const { phase } = state;
  if (phase.kind !== "online" && phase.kind !== "reconnecting") return state;
  const { address, host, name } = phase;
  const why = explainEnding(ending, address);
  // Where it is tried at once, it is mostly back before anybody could read why.
  const problem = delayMs === 0 ? undefined : { ...why, advice: waitingAdvice, field: undefined };
  const next: Phase = { kind: "reconnecting", address, host, name, problem, atMs: timeMs + delayMs };
  const without = { ...state, people: [], phase: next };
  return phase.kind === "online" ? added(without, serious(why.what, timeMs)) : without;
}

function outboxChanged(state: ViewState, item: OutboxItem, timeMs: number): ViewState {
  const others = state.waiting.filter(({ id }) => id !== item.id);
  if (item.state.kind === "waiting") {
    const isKnown = others.length < state.waiting.length;
    const waiting = isKnown
      ? state.waiting.map((old) => (old.id === item.id ? item : old))
      : [...others, item];
    return { ...state, waiting };
  }
  const settled = { ...state, waiting: others };
  const text = item.content.kind === "text" ? item.content.text : item.content.kind;
  if (item.state.kind === "stored") return settled;
  if (item.state.kind === "failed") return added(settled, serious(`Given up: ${text}`, timeMs));
  return added(
    settled,
    serious(`${explainRefusal(item.state.why, "the message").what} It was: ${text}`, timeMs),
  );
}

function nameRefused(state: ViewState, refusal: Parameters<typeof explainNameRefusal>[0]): ViewState {
  const problem: Problem = { ...explainNameRefusal(refusal, isolated(state.form.name)), field: "name" };
  return { ...state, phase: { kind: "offline", problem } };
}

function ended(state: ViewState, { ending, unsent }: EndedEvent, timeMs: number): ViewState {
  const unheard = unsent.flatMap(({ content }) =>
    content.kind === "text" ? [serious(`Not sent yet, and kept: ${content.text}`, timeMs)] : [],
  );
  const { phase } = state;
  if (phase.kind !== "online" && phase.kind !== "reconnecting")
    return { ...state, waiting: [], phase: afterFailure(phase, ending) };
  const { what } = explainEnding(ending, phase.address);
  const farewell = ending.kind === "closed" ? calm(what, timeMs) : serious(what, timeMs);
  const next: Phase =
    ending.kind === "closed"
      ? { kind: "offline", problem: undefined }
      : afterFailure({ kind: "connecting", address: phase.address, host: undefined }, ending);
  return added({ ...state, people: [], waiting: [], phase: next }, ...unheard, farewell);
}

/** Where an attempt leads that never got as far as a conversation. */
function afterFailure(phase: Phase, ending: Ending): Phase {
  if (phase.kind !== "connecting" || ending.kind === "closed") return { kind: "offline", problem: undefined };
  const { address } = phase;
  if (ending.kind === "unknown-host") return { kind: "trust-question", address, host: ending.host };
  if (ending.kind === "changed-host") {
    const { host, knownFingerprint, knownBy } = ending;
    return { kind: "alarm", address, host, knownFingerprint, knownBy };
  }
  return { kind: "offline", problem: { ...explainEnding(ending, address), field: undefined } };
}

const waitingAdvice =
  "The connection is made again by itself; what you write meanwhile is kept and sent then.";

const departures = { left: "went", lost: "was lost", removed: "was removed" } as const;
