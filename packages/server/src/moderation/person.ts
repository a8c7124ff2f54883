/** Somebody as moderation sees them. */
import type { IdentityPublicKey } from "@conclave/crypto";

export interface Person {
  /** The name that they have here, or offer. */
  readonly name: string;
  /** The key that they proved to hold; nothing of a guest. */
  readonly identity?: IdentityPublicKey | undefined;
}

/** As far as somebody is known at the door: before the handshake there is only an address. */
export interface Visitor {
  readonly name?: string | undefined;
  readonly identity?: IdentityPublicKey | undefined;
  /** As the socket has it. */
  readonly address?: string | undefined;
}
