/** Everything that the window shows, as plain values. No Qt, no sockets, no clock. */
import type { OutboxItem } from "@conclave/client";
import type { Invitation, Occupant } from "@conclave/protocol";
import type { FormField, Phase, Problem } from "../app/phase.ts";

export interface ViewState {
  readonly form: Form;
  readonly phase: Phase;
  readonly lines: readonly TranscriptLine[];
  /** Counts changes of lines that were there before: then the pane is drawn anew. */
  readonly revision: number;
  /** What was written and has not been answered, oldest first. */
  readonly waiting: readonly OutboxItem[];
  /** Who is here, in the order in which they came; empty while nobody is asked. */
  readonly people: readonly Occupant[];
}

/** What the fields say, exactly as it was typed. */
export interface Form {
  readonly host: string;
  readonly port: string;
  readonly name: string;
  /** The invitation that host and port were taken from. */
  readonly invitation?: Invitation | undefined;
}

export type { FormField, Phase, Problem };

/** One entry of the message pane. Entries are added, dropped at the front when there are too many, and seldom changed. */
export type TranscriptLine =
  | {
      readonly kind: "said";
      /** Its place in the room. */
      readonly number: number;
      readonly from: string;
      /** Whether nothing vouches for the name. */
      readonly guest: boolean;
      readonly text: string;
      readonly timeMs: number;
      readonly own: boolean;
      /** What became of it: "changed" has another text than at first, "gone" was taken away. */
      readonly fate: "as-written" | "changed" | "gone";
    }
  | {
      readonly kind: "notice";
      readonly text: string;
      readonly timeMs: number;
      readonly tone: "calm" | "serious";
    };

/** An empty window with its fields filled in. */
export function initialState(form: Form): ViewState {
  return {
    form,
    phase: { kind: "offline", problem: undefined },
    lines: [],
    revision: 0,
    waiting: [],
    people: [],
  };
}
