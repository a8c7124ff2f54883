/** Who may come in (docs/protocol.md, clause 6.9). */
import type { Introduced, RoomId } from "@conclave/protocol";

import type { Bots } from "../bots/bots.ts";
import { isOver } from "../bots/judge-bot.ts";
import type { AuthorizedKeys } from "./authorized-keys.ts";
import type { Invitations, Redemption } from "./invitations.ts";

/** "open": everybody. "invited": who has an invitation, or came in with one before. "listed": who is in the file. */
export type AccessMode = "open" | "invited" | "listed";

export interface AccessOptions {
  readonly mode: AccessMode;
  /** Those in the file get in in every mode; in "listed" nobody else does. */
  readonly authorizedKeys: AuthorizedKeys | undefined;
  readonly invitations: Invitations;
  /** Their keys get in in every mode, until their time is over. Default: there are none. */
  readonly bots?: Bots | undefined;
}

export type Admission =
  | "admitted"
  | "bot-over"
  | "not-listed"
  | "no-invitation"
  | Exclude<Redemption, "admitted">;

export interface Entry {
  readonly admission: Admission;
  /** The room that the invitation brings into, if it is one of those. */
  readonly room?: RoomId | undefined;
}

export class Access {
  readonly #options: AccessOptions;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** Whether somebody has to prove an identity key: where it decides who gets in. */
  get needsIdentity(): boolean {
    return this.#options.mode !== "open";
  }

  /** Whether somebody may come in now; nothing is used up by it. @throws {AuthorizedKeysError} */
  judge({ identity, invite }: Introduced, nowMs: number): Admission {
    const { mode, authorizedKeys, invitations, bots } = this.#options;
    const bot = identity === undefined ? undefined : bots?.of(identity)?.current();
    if (bot !== undefined) return isOver(bot, nowMs) ? "bot-over" : "admitted";
    if (mode === "open") return "admitted";
    if (identity === undefined) return "no-invitation";
    if (authorizedKeys?.has(identity)) return "admitted";
    if (mode === "listed") return "not-listed";
    if (invitations.hasAdmitted(identity)) return "admitted";
    return invite === undefined ? "no-invitation" : invitations.judge(invite, nowMs);
  }

  /**
   * Lets somebody in whom `judge` admitted: an invitation that it took is used up, and so is one that comes with a role
   * or a room, wherever it is shown.
   *
   * @returns something else than "admitted" if another one was faster.
   */
  enter({ identity, invite }: Introduced, nowMs: number): Entry {
    const { mode, authorizedKeys, invitations } = this.#options;
    const { role, room } = (invite === undefined ? undefined : invitations.find(invite)) ?? {};
    if (identity !== undefined && invite !== undefined && (role ?? room) !== undefined) {
      if (invitations.redeem(invite, identity, nowMs) === "admitted") return { admission: "admitted", room };
    }
    const isKnown =
      identity === undefined || authorizedKeys?.has(identity) || invitations.hasAdmitted(identity);
    if (mode !== "invited" || isKnown || invite === undefined) return { admission: "admitted" };
    return { admission: invitations.redeem(invite, identity, nowMs) };
  }
}
