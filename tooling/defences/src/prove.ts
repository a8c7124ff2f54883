/** Whether a test notices that its defence is missing. */
import type { Defence, NamedTest } from "./defence.ts";
import { type Outcome, runTest } from "./run-test.ts";
import type { Scratch } from "./scratch.ts";

export type Verdict =
  | { readonly kind: "proven"; readonly why: string }
  | { readonly kind: "unproven"; readonly why: string };

export class Prover {
  readonly #scratch: Scratch;
  /** What became of each test with all defences in place. */
  readonly #untouched = new Map<string, Outcome>();

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  prove({ edits, test }: Defence): Verdict {
    const before = this.#runUntouched(test);
    if (before.kind !== "passed") return unproven(`with the defence the test does not pass: ${before.why}`);
    let after: Outcome;
    try {
      after = this.#scratch.without(edits, () => runTest(this.#scratch.root, test));
    } catch (error) {
      return unproven((error as Error).message);
    }
    if (after.kind === "passed") return unproven("without the defence the test passes all the same");
    if (after.kind === "broken")
      return unproven(`without the defence the test does not fail but breaks: ${after.why}`);
    return { kind: "proven", why: after.why };
  }

  #runUntouched(test: NamedTest): Outcome {
    const key = JSON.stringify(test);
    const outcome = this.#untouched.get(key) ?? runTest(this.#scratch.root, test);
    this.#untouched.set(key, outcome);
    return outcome;
  }
}

function unproven(why: string): Verdict {
  return { kind: "unproven", why };
}
