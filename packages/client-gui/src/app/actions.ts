/** What changes the state: what people do, and what clients report. */
import type { ClientEvent, TextId } from "@conclave/client";
import type { Entry, Invitation, RoomId, RoomMember, ServerAddress } from "@conclave/protocol";
import type { NotifyRule, Settings } from "../settings/settings.ts";
import type { Complaint, Draft, Layout, Overlay, Place, RecentServer, ServerKey, Spot } from "./app-state.ts";
import type { Problem } from "./phase.ts";

export type Action = AppAction | RoomAction | ServerAction;

/** About the program as a whole. */
export type AppAction =
  | { readonly type: "attend"; readonly attention: "away" | "here" }
  | { readonly type: "complain"; readonly complaint: Complaint }
  | { readonly type: "dismiss-complaint"; readonly key: string }
  | { readonly type: "go"; readonly place: Place }
  | { readonly type: "point"; readonly spot: Spot }
  | { readonly type: "set-layout"; readonly layout: Layout }
  | { readonly type: "set-recent"; readonly recent: readonly RecentServer[] }
  | { readonly type: "set-settings"; readonly changes: Partial<Settings> }
  /** The person said or put on a message these emoji. */
  | { readonly type: "use-emoji"; readonly characters: readonly string[] }
  | { readonly type: "show"; readonly overlay: Overlay | undefined };

/** About one server. */
export type ServerAction = { readonly server: ServerKey } & (
  | { readonly type: "ask-passphrase"; readonly file: string; readonly attempt: number }
  | { readonly type: "client"; readonly event: ClientEvent; readonly timeMs: number }
  /** An attempt begins; the server is added if it is not there. */
  | {
      readonly type: "connect";
      readonly address: ServerAddress;
      readonly label: string;
      readonly name: string;
      readonly invitation: Invitation | undefined;
    }
  /** What was written and refused or given up is not wanted any more. */
  | { readonly type: "discard"; readonly id: TextId }
  | { readonly type: "remove-server" }
  /** Nothing is under way any more; a problem says why, if there is a reason. */
  | { readonly type: "stop"; readonly problem: Problem | undefined }
  /** The passphrase was given; the attempt goes on. */
  | { readonly type: "unlock" }
);

/** About one room of a server. */
export type RoomAction = { readonly server: ServerKey; readonly room: RoomId } & (
  | { readonly type: "follow"; readonly following: "no" | "yes" }
  | { readonly type: "load"; readonly side: "newer" | "older" }
  | { readonly type: "load-failed"; readonly side: "newer" | "older" }
  | { readonly type: "mark-all-read" }
  /** Up to this entry, which the person has seen. */
  | { readonly type: "mark-read"; readonly number: number }
  /** From this entry on. */
  | { readonly type: "mark-unread"; readonly number: number }
  /** Entries next to each other, in ascending order, as they are now, on one side of those that we have. */
  | { readonly type: "page"; readonly side: "newer" | "older"; readonly page: FetchedPage }
  /** What a reply replies to; no entry: it is not there any more. */
  | { readonly type: "quote"; readonly number: number; readonly entry: Entry | undefined }
  /** Other entries in place of those that we have. */
  | { readonly type: "replace"; readonly page: FetchedPage }
  | { readonly type: "set-draft"; readonly draft: Draft }
  | { readonly type: "set-members"; readonly members: readonly RoomMember[] }
  | { readonly type: "set-notify"; readonly rule: NotifyRule | undefined }
);

export interface FetchedPage {
  readonly entries: readonly Entry[];
  /** Whether there are others on the side that was asked for. */
  readonly more: boolean;
}
