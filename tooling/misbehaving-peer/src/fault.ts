/** A fault as data: who commits it, against which clause, how, and the one thing that must come of it. */
import type { ClientStage } from "./client-stage.ts";
import type { ServerStage } from "./server-stage.ts";

export type Role = "client" | "server";

/**
 * What the misbehaving peer sees on the wire afterwards. "silence": the connection ends, and not one byte comes before
 * its end. "tolerated": it was no fault, and the conversation goes on. NAME_BAD: another name is asked for, and with it
 * the conversation goes on. REFUSED: what was asked for was not done, for this reason, and the conversation goes on. "cut":
 * the connection ends within a record.
 */
export type Sees =
  | "cut"
  | "silence"
  | "tolerated"
  | `ALERT ${number}`
  | `BYE ${number}`
  | `NAME_BAD ${number}`
  | `REFUSED ${string}`;

/** Limits of keys that the other side must have, since nobody waits for those of the protocol. */
export interface KeyNeeds {
  readonly hardBytes?: number;
  readonly rekeyBytes?: number;
  readonly rekeyIntervalMs?: number;
}

/** What a server must be set to besides: whom it lets in. */
export interface ServerNeeds extends KeyNeeds {
  readonly access?: "invited" | "listed";
  readonly guests?: "refused";
}

interface Row {
  /** In kebab case; with the role it names the fault for good. */
  readonly name: string;
  /** Of docs/protocol.md. */
  readonly clause: string;
  readonly does: string;
  readonly sees: Sees;
  /**
   * What the other side says about it. A server: the reason in its log's "connection.closed", with the goodbye's code
   * where there was one. A client: the kind of its ending, with the fault's code where there is one. "nothing" where
   * the fault is tolerated.
   */
  readonly reports: string;
  /**
   * What a server's log has to say besides: it tells apart what the peer cannot. `access` and `name` are why somebody
   * was turned away, or a name was.
   */
  readonly detail?: Readonly<Record<string, number | string>>;
  /** Set where time passes: what members are sent meanwhile comes before the silence. */
  readonly takesTime?: true;
}

/** A fault of a client, for servers to bear. */
export interface ClientFault extends Row {
  readonly needs?: ServerNeeds;
  readonly play: (stage: ClientStage) => Promise<void>;
}

/** A fault of a server, for clients to bear. */
export interface ServerFault extends Row {
  readonly needs?: KeyNeeds;
  /** What the client knows of the host key. Default: it is pinned. */
  readonly known?: "from an invitation" | "not at all";
  readonly play: (stage: ServerStage) => Promise<void>;
}
