/**
 * Who has which name. No two people present have the same name, or names that look the same; and nobody has a name that
 * belongs to another's identity key, or looks like one, whether its owner is present or not. One person may come several
 * times at once, with the same key.
 */
import { equalBytes, type IdentityPublicKey } from "@conclave/crypto";
import type { NameRefusal } from "@conclave/protocol";
import { judgeName } from "./profile.ts";
import type { NameRegistry } from "./registry.ts";
import { serverName } from "./server-name.ts";
import { foldName, looksOf } from "./skeleton.ts";

export interface Claimant {
  /** What it has proved to hold, if anything. */
  readonly identity: IdentityPublicKey | undefined;
  /** Gives its name back before this returns: the same person has come too often. */
  displace(): void;
}

export type Claim =
  | { readonly outcome: "granted"; readonly name: string }
  | { readonly outcome: "refused"; readonly refusal: NameRefusal };

interface Holding {
  readonly name: string;
  /** In the order in which they came; guests come alone. */
  readonly claimants: Set<Claimant>;
}

export class Roster {
  readonly #registry: NameRegistry;
  /** Who is present, by folded name. */
  readonly #present = new Map<string, Holding>();
  /** The looks of all of them; each belongs to one name, since a second would have been refused. */
  readonly #looks = new Set<string>();
  readonly #claimantsMaxCount: number;

  /** @param claimantsMaxCount how often one person can be here at a time. */
  constructor(registry: NameRegistry, claimantsMaxCount: number) {
    this.#registry = registry;
    this.#claimantsMaxCount = claimantsMaxCount;
  }

  /** Takes the name for its claimant, if it may be had; with an identity key, for good. */
  claim(offered: string, claimant: Claimant, nowMs: number): Claim {
    const judged = judgeName(offered);
    if (judged.verdict === "refused") return { outcome: "refused", refusal: judged.refusal };
    if (!looksOf(judged.name).isDisjointFrom(looksOf(serverName)))
      return { outcome: "refused", refusal: "taken" };
    const owner = this.#registry.owner(judged.name);
    const isOwner = owner !== undefined && isSame(owner.key, claimant.identity);
    if (owner !== undefined && !isOwner) return { outcome: "refused", refusal: "taken" };
    // An owner is called as the name was first written.
    const name = owner?.name ?? judged.name;
    const refusal = this.#makeRoom(name, claimant) ?? (isOwner ? undefined : this.#judgeLooks(name));
    if (refusal !== undefined) return { outcome: "refused", refusal };
    if (claimant.identity !== undefined && !isOwner) this.#registry.claim(name, claimant.identity, nowMs);
    const holding = this.#present.get(foldName(name));
    if (holding !== undefined) holding.claimants.add(claimant);
    else this.#present.set(foldName(name), { name, claimants: new Set([claimant]) });
    for (const look of looksOf(name)) this.#looks.add(look);
    return { outcome: "granted", name };
  }

  /** Gives back a name that `claim` granted to this claimant. */
  release(name: string, claimant: Claimant): void {
    const holding = this.#present.get(foldName(name));
    if (!holding?.claimants.delete(claimant) || holding.claimants.size > 0) return;
    this.#present.delete(foldName(name));
    for (const look of looksOf(name)) this.#looks.delete(look);
  }

  /** The same person may come once more, and if it is here too often already, the one that came first goes. */
  #makeRoom(name: string, { identity }: Claimant): NameRefusal | undefined {
    const [oldest, ...others] = this.#present.get(foldName(name))?.claimants ?? [];
    if (oldest === undefined) return undefined;
    if (oldest.identity === undefined || !isSame(oldest.identity, identity)) return "taken";
    if (others.length + 1 >= this.#claimantsMaxCount) oldest.displace();
    return undefined;
  }

  #judgeLooks(name: string): NameRefusal | undefined {
    const isTaken =
      !this.#looks.isDisjointFrom(looksOf(name)) || this.#registry.lookalike(name) !== undefined;
    return isTaken ? "lookalike" : undefined;
  }
}

function isSame(key: IdentityPublicKey, other: IdentityPublicKey | undefined): boolean {
  return other !== undefined && equalBytes(key, other);
}
