/** What becomes of a text that is too long to be dropped into the composer unasked. */
import { textMaxBytes } from "@conclave/protocol";
import type { Draft } from "../../app/app-state.ts";
import type { FileToSend } from "../../app/controller.ts";

/** How much it is, in words, and whether a single message can hold it. */
export function describePaste(text: string): { readonly size: string; readonly fits: "no" | "yes" } {
  const lineCount = text.split("\n").length;
  const bytes = Buffer.byteLength(text, "utf8");
  return {
    size: `${counted(lineCount, "line")}, ${counted(bytes, "byte")}`,
    fits: bytes <= textMaxBytes ? "yes" : "no",
  };
}

/** The draft with the text behind what is there. */
export function appended(draft: Draft, text: string): Draft {
  const gap = draft.text === "" || /\s$/.test(draft.text) ? "" : " ";
  return { ...draft, text: `${draft.text}${gap}${text}` };
}

/** The same as a block of code, with a fence that is longer than any in it. */
export function asCodeBlock(draft: Draft, text: string): Draft {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const start = draft.text === "" || draft.text.endsWith("\n") ? "" : "\n";
  return { ...draft, text: `${draft.text}${start}${fence}\n${text.replace(/\n$/, "")}\n${fence}\n` };
}

export function asFile(text: string): FileToSend {
  return { kind: "bytes", name: "pasted.txt", type: "text/plain", bytes: new TextEncoder().encode(text) };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
