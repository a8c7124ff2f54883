/**
 * The message pane's HTML. Everything that people wrote goes through `escaped` and nothing else may: NodeGui has no
 * way to append plain text to a pane (its insertPlainText writes at the cursor, wherever a click put it), and Qt takes
 * what looks like HTML for HTML.
 */
import type { TranscriptLine } from "../state/view-state.ts";
import { nameColour, type Theme } from "../style/theme.ts";
import { isolated, shownName } from "../text/isolate.ts";

/** One paragraph for each line. */
export function transcriptHtml(lines: readonly TranscriptLine[], theme: Theme): string {
  return lines.map((line) => lineHtml(line, theme)).join("");
}

/** Text as HTML that shows exactly this text. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("\n", "<br/>");
}

function lineHtml(line: TranscriptLine, theme: Theme): string {
  const time = span(clockTime(line.timeMs), `color: ${theme.textMuted};`);
  if (line.kind === "notice") {
    const style = line.tone === "calm" ? `color: ${theme.textMuted};` : `color: ${theme.alarmText};`;
    return paragraph(`${time}&nbsp;&nbsp;${span(line.text, `${style} font-style: italic; ${keepSpaces}`)}`);
  }
  const name = span(
    shownName({ name: line.from, guest: line.guest }),
    `color: ${nameColour(theme, line.from)}; font-weight: 600;`,
  );
  const muted = `color: ${theme.textMuted}; font-style: italic;`;
  if (line.fate === "gone")
    return paragraph(`${time}&nbsp;&nbsp;${name}&nbsp;&nbsp;${span("taken away", muted)}`);
  const text = span(isolated(line.text), `color: ${theme.text}; ${keepSpaces}`);
  const changed = line.fate === "changed" ? `&nbsp;&nbsp;${span("changed", muted)}` : "";
  return paragraph(`${time}&nbsp;&nbsp;${name}&nbsp;&nbsp;${text}${changed}`);
}

function paragraph(html: string): string {
  // Qt would turn a whole paragraph around because of one right-to-left name in it. Further lines are set in.
  return `<p dir="ltr" style="margin: 4px 2px 0px 48px; text-indent: -46px;">${html}</p>`;
}

function span(text: string, style: string): string {
  return `<span style="${style}">${escaped(text)}</span>`;
}

/** Hours and minutes where the reader is. */
function clockTime(timeMs: number): string {
  return new Date(timeMs).toTimeString().slice(0, 5);
}

const keepSpaces = "white-space: pre-wrap;";
