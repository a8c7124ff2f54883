/** Everything that the window shows, as plain values. No Qt, no sockets, no clock. */
import type { Explanation, OutboxItem } from "@conclave/client";
import type { HostIdentity, Invitation, Occupant, ServerAddress } from "@conclave/protocol";

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

export type FormField = "host" | "name" | "port";

/** Where the window is between two conversations. One of these, and nothing beside it. */
export type Phase =
  /** Nothing is under way. A problem says why, if there is a reason. */
  | { readonly kind: "offline"; readonly problem: Problem | undefined }
  | {
      readonly kind: "connecting";
      readonly address: ServerAddress;
      /** Known once the server has proved that it is the trusted one. */
      readonly host: HostIdentity | undefined;
    }
  /** The person's own key is sealed, and is needed to go on. */
  | {
      readonly kind: "passphrase-question";
      readonly address: ServerAddress;
      readonly file: string;
      /** How often it was asked, this time included. */
      readonly attempt: number;
    }
  /** The server is new to this person, who is asked whether to trust it. */
  | { readonly kind: "trust-question"; readonly address: ServerAddress; readonly host: HostIdentity }
  /** The server has another key than the trusted one: refused, until the person has looked into it. */
  | {
      readonly kind: "alarm";
      readonly address: ServerAddress;
      readonly host: HostIdentity;
      readonly knownFingerprint: string;
      readonly knownBy: "invitation" | "pin";
    }
  | {
      readonly kind: "online";
      readonly address: ServerAddress;
      readonly host: HostIdentity;
      /** Our name, as the server writes it. */
      readonly name: string;
    }
  /** The connection was lost, and is made again by itself; what is written meanwhile waits. */
  | {
      readonly kind: "reconnecting";
      readonly address: ServerAddress;
      readonly host: HostIdentity;
      readonly name: string;
      /** Why there is none, unless it is expected to be back at once. */
      readonly problem: Problem | undefined;
      /** When it is tried again, in milliseconds since 1970; nothing while it is being tried. */
      readonly atMs: number | undefined;
    };

export interface Problem extends Explanation {
  /** The field whose content is to be mended, if it is that. */
  readonly field: FormField | undefined;
}

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
