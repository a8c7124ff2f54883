/** Where the window is with one server: between two conversations, or in one. */
import type { Explanation } from "@conclave/client";
import type { HostIdentity, ServerAddress } from "@conclave/protocol";

export type FormField = "host" | "name" | "port";

/** Where a server is between two conversations. One of these, and nothing beside it. */
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
