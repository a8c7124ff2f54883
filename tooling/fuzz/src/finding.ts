/** Something that was found: an input, what happened with it, and what makes it the same as another finding. */
import { createHash } from "node:crypto";

export type FindingKind = "crash" | "growth" | "hang" | "throw";

export interface Finding {
  readonly kind: FindingKind;
  /** What was thrown, or a sentence. */
  readonly report: string;
  /** Equal for inputs that show one and the same defect, as far as can be told. */
  readonly signature: string;
  readonly input: Uint8Array;
}

export function findingOf(error: unknown, input: Uint8Array): Finding {
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: "throw", report, signature: signatureOf(error), input: Uint8Array.from(input) };
}

/** What was thrown and where, without what differs from input to input. */
function signatureOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const [frame = ""] = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*(?:file:|\/)/.test(line));
  const message = error.message.replaceAll(/["'].*["']|\d+/g, "…").slice(0, 120);
  return `${error.name}: ${message} ${frame.trim()}`;
}

/** A file name for its input, the same for the same input. */
export function fileNameOf({ kind, input }: Finding): string {
  return `${kind}-${createHash("sha256").update(input).digest("hex").slice(0, 12)}`;
}
