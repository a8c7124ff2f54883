/** Lines of the message pane that nobody said, and the bound of how many lines there are. */
import type { TranscriptLine, ViewState } from "./view-state.ts";

export function calm(text: string, timeMs: number): TranscriptLine {
  return { kind: "notice", text, timeMs, tone: "calm" };
}

export function serious(text: string, timeMs: number): TranscriptLine {
  return { kind: "notice", text, timeMs, tone: "serious" };
}

/** Adds lines, and drops the oldest in one go when there are far too many: redrawing the pane is dear. */
export function added(state: ViewState, ...lines: readonly TranscriptLine[]): ViewState {
  const all = [...state.lines, ...lines];
  return { ...state, lines: all.length > linesMaxCount ? all.slice(-linesKeptCount) : all };
}

/** What the pane holds at most, and what is left of it when that is too much. */
export const linesMaxCount = 2500;
export const linesKeptCount = 2000;
