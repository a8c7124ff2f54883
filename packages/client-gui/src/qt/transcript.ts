/** The message pane: it grows at its end, stays where the reader scrolled to, and is redrawn only when it must be. */
import { QScrollBar, QTextEdit, TextInteractionFlag } from "@nodegui/nodegui";
import type { TranscriptLine } from "../state/view-state.ts";
import type { Theme } from "../style/theme.ts";
import { defineElement } from "./define-element.ts";
import { transcriptHtml } from "./rich-text.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface TranscriptProps extends CommonProps {
  /** Shown while there is nothing else. */
  readonly placeholder?: string;
  readonly content: TranscriptContent;
}

export interface TranscriptContent {
  readonly lines: readonly TranscriptLine[];
  /** Another one: lines were changed that are in the pane already. */
  readonly revision: number;
  readonly theme: Theme;
}

export const Transcript = defineElement<QTextEdit, TranscriptProps>({
  tagName: "conclave-transcript",
  create: () => {
    const pane = new QTextEdit();
    pane.setReadOnly(true);
    pane.setUndoRedoEnabled(false);
    pane.setTextInteractionFlags(
      TextInteractionFlag.TextSelectableByMouse | TextInteractionFlag.TextSelectableByKeyboard,
    );
    followEnd(pane);
    return pane;
  },
  rules: {
    ...commonRules,
    placeholder: (pane, placeholder) => pane.setPlaceholderText(placeholder ?? ""),
    content: (pane, content = nothing, previous = nothing) => {
      if (isContinued(content, previous))
        append(pane, content.lines.slice(previous.lines.length), content.theme);
      else redraw(pane, content);
    },
  },
});

/** Whether the content is what was there before, in the same colours, and perhaps more behind it. */
function isContinued(content: TranscriptContent, previous: TranscriptContent): boolean {
  const shared = previous.lines.length;
  return (
    content.theme === previous.theme &&
    content.revision === previous.revision &&
    content.lines.length >= shared &&
    content.lines[0] === (previous.lines[0] ?? content.lines[0]) &&
    content.lines[shared - 1] === previous.lines[shared - 1]
  );
}

/** Whoever reads at the end stays there when the pane becomes smaller or fuller; whoever scrolled up is left alone. */
function followEnd(pane: QTextEdit): void {
  // NodeGui hears signals only of widgets that it made itself, so the pane is given a scroll bar of ours.
  const bar = new QScrollBar();
  pane.setVerticalScrollBar(bar);
  let isAtEnd = true;
  bar.addEventListener("valueChanged", (value) => {
    isAtEnd = value >= bar.maximum() - endTolerance;
  });
  bar.addEventListener("rangeChanged", () => {
    if (isAtEnd) bar.setValue(bar.maximum());
  });
}

function append(pane: QTextEdit, lines: readonly TranscriptLine[], theme: Theme): void {
  if (lines.length > 0) pane.append(transcriptHtml(lines, theme));
}

function redraw(pane: QTextEdit, { lines, theme }: TranscriptContent): void {
  pane.clear();
  append(pane, lines, theme);
}

const nothing = { lines: [], theme: undefined } as unknown as TranscriptContent;

/** In device-independent pixels: less than a line. */
const endTolerance = 4;
