/** The guard on a huge paste: when to ask, and what to offer. */
import { cleanText, textMaxBytes } from "@conclave/protocol";

export type PasteOffer =
  /** Into the composer, as it is. */
  | { readonly kind: "as-it-is"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "file"; readonly name: "paste.txt"; readonly bytes: Uint8Array };

export interface PasteJudgement {
  readonly lineCount: number;
  readonly characterCount: number;
  /** What can be done with it, the best first; not pasting it at all can always be chosen. */
  readonly offers: readonly PasteOffer[];
}

/**
 * What to ask before a text goes into the composer; undefined if it is not huge.
 *
 * @param already what the composer has, which is sent together with it.
 */
export function judgePaste(pasted: string, already = ""): PasteJudgement | undefined {
  const text = cleanText(pasted).toWellFormed();
  const lineCount = text.split("\n").length;
  const characterCount = [...text].length;
  if (lineCount <= linesMaxCount && characterCount <= charactersMaxCount) return undefined;
  const code = asCode(text);
  const offers: PasteOffer[] = [
    { kind: "file", name: "paste.txt", bytes: new TextEncoder().encode(text) },
    ...(fits(already + code) ? [{ kind: "code", text: code } as const] : []),
    ...(fits(already + text) ? [{ kind: "as-it-is", text } as const] : []),
  ];
  return { lineCount, characterCount, offers };
}

/** The sentence of the dialog. */
export function describePaste({ lineCount, characterCount, offers }: PasteJudgement): string {
  const size = `${lineCount.toLocaleString("en")} lines, ${characterCount.toLocaleString("en")} characters`;
  const tooLong = offers.some(({ kind }) => kind === "as-it-is") ? "" : " That is too long for a message.";
  return `You are about to paste ${lineCount === 1 ? size.replace("lines", "line") : size}.${tooLong}`;
}

/** A fence that no line of the text ends. */
function asCode(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** The draft with what was pasted in the place of a part of it. Code stands on lines of its own. */
export function pasteInto(
  draft: string,
  { from, to }: { readonly from: number; readonly to: number },
  { kind, text }: Exclude<PasteOffer, { kind: "file" }>,
): string {
  const [before, behind] = [draft.slice(0, from), draft.slice(to)];
  if (kind === "as-it-is") return `${before}${text}${behind}`;
  const above = before === "" || before.endsWith("\n") ? "" : "\n";
  const below = behind === "" || behind.startsWith("\n") ? "" : "\n";
  return `${before}${above}${text}${below}${behind}`;
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= textMaxBytes;
}

const linesMaxCount = 12;
const charactersMaxCount = 2000;
