/** Who has which name. No two people present have the same name, or names that look the same. */
import type { NameRefusal } from "@conclave/protocol";
import { judgeName } from "./profile.ts";
import { foldName, looksOf } from "./skeleton.ts";

export type Claim =
  | { readonly outcome: "granted"; readonly name: string }
  | { readonly outcome: "refused"; readonly refusal: NameRefusal };

export class Roster {
  /** Names by their folded form. */
  readonly #names = new Map<string, string>();
  /** The looks of all of them; each belongs to one name, since a second would have been refused. */
  readonly #looks = new Set<string>();

  /** Takes the name for its claimant, if it may be had. */
  claim(offered: string): Claim {
    const judged = judgeName(offered);
    if (judged.verdict === "refused") return { outcome: "refused", refusal: judged.refusal };
    const { name } = judged;
    if (this.#names.has(foldName(name))) return { outcome: "refused", refusal: "taken" };
    const looks = looksOf(name);
    if (!this.#looks.isDisjointFrom(looks)) return { outcome: "refused", refusal: "lookalike" };
    this.#names.set(foldName(name), name);
    for (const look of looks) this.#looks.add(look);
    return { outcome: "granted", name };
  }

  /** Gives back a name that `claim` granted. */
  release(name: string): void {
    if (!this.#names.delete(foldName(name))) return;
    for (const look of looksOf(name)) this.#looks.delete(look);
  }
}
