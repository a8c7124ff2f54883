/** How the view changes with what people do and with what a client reports. Pure: same in, same out. */
import {
  type ClientEvent,
  type Destination,
  type EndedEvent,
  explainEnding,
  explainNameRefusal,
  type SessionFact,
} from "@conclave/client";
import { editForm } from "../text/form.ts";
import { isolated, shownName } from "../text/isolate.ts";
import type { FormField, Phase, Problem, TranscriptLine, ViewState } from "./view-state.ts";

export type Action =
  | { readonly type: "edit"; readonly field: FormField; readonly value: string }
  /** What the form says cannot be used. */
  | { readonly type: "refuse-form"; readonly problem: Problem }
  | ({ readonly type: "connect" } & Destination)
  | { readonly type: "ask-passphrase"; readonly file: string; readonly attempt: number }
  /** It was given; the attempt goes on. */
  | { readonly type: "unlock" }
  /** We said something; it is shown at once. */
  | { readonly type: "say"; readonly text: string; readonly timeMs: number }
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
    case "say":
      if (state.phase.kind !== "online") return state;
      return added(state, { ...action, kind: "said", from: state.phase.name, guest: false, own: true });
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
    case "secured":
      return state.phase.kind === "connecting"
        ? { ...state, phase: { ...state.phase, host: event.host } }
        : state;
    case "welcome":
      return welcomed(state, event.name, timeMs);
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
      const how = event.how === "left" ? "went" : "was lost";
      return added({ ...state, people }, calm(`${isolated(event.name)} ${how}`, event.timeMs));
    }
    case "said":
      return added(state, { ...event, kind: "said", own: false });
    case "acknowledged":
    case "rekeyed":
      return state;
    case "ended":
      return ended(state, event, timeMs);
  }
}

function welcomed(state: ViewState, name: string, timeMs: number): ViewState {
  const { phase } = state;
  if (phase.kind !== "connecting" || phase.host === undefined) return state;
  const online: Phase = { kind: "online", address: phase.address, host: phase.host, name };
  return added({ ...state, phase: online }, calm(`You are here as ${isolated(name)}`, timeMs));
}

function nameRefused(state: ViewState, refusal: Parameters<typeof explainNameRefusal>[0]): ViewState {
  const problem: Problem = { ...explainNameRefusal(refusal, isolated(state.form.name)), field: "name" };
  return { ...state, phase: { kind: "offline", problem } };
}

function ended(state: ViewState, { ending, unacknowledged }: EndedEvent, timeMs: number): ViewState {
  const unheard = unacknowledged.map(
    (text): TranscriptLine => ({
      kind: "notice",
      text: `Perhaps not heard: ${text}`,
      timeMs,
      tone: "serious",
    }),
  );
  const { phase } = state;
  if (phase.kind !== "online") return { ...state, phase: afterFailure(phase, ending) };
  const { what, advice } = explainEnding(ending, phase.address);
  const farewell: TranscriptLine = {
    kind: "notice",
    text: what,
    timeMs,
    tone: ending.kind === "closed" ? "calm" : "serious",
  };
  const problem = ending.kind === "closed" ? undefined : { what, advice, field: undefined };
  return added({ ...state, people: [], phase: { kind: "offline", problem } }, ...unheard, farewell);
}

/** Where an attempt leads that never got as far as a conversation. */
function afterFailure(phase: Phase, ending: EndedEvent["ending"]): Phase {
  if (phase.kind !== "connecting" || ending.kind === "closed") return { kind: "offline", problem: undefined };
  const { address } = phase;
  if (ending.kind === "unknown-host") return { kind: "trust-question", address, host: ending.host };
  if (ending.kind === "changed-host") {
    const { host, knownFingerprint, knownBy } = ending;
    return { kind: "alarm", address, host, knownFingerprint, knownBy };
  }
  return { kind: "offline", problem: { ...explainEnding(ending, address), field: undefined } };
}

function calm(text: string, timeMs: number): TranscriptLine {
  return { kind: "notice", text, timeMs, tone: "calm" };
}

/** Adds lines, and drops the oldest in one go when there are far too many: redrawing the pane is dear. */
function added(state: ViewState, ...lines: readonly TranscriptLine[]): ViewState {
  const all = [...state.lines, ...lines];
  return { ...state, lines: all.length > linesMaxCount ? all.slice(-linesKeptCount) : all };
}

/** What the pane holds at most, and what is left of it when that is too much. */
export const linesMaxCount = 2500;
export const linesKeptCount = 2000;
