/** What happens in the lobby, as lines; the other rooms are not shown yet. */
import { type ClientEvent, describeEntry } from "@conclave/client";
import { lobby } from "@conclave/protocol";
import { isolated } from "../text/isolate.ts";
import { added, calm, serious } from "./lines.ts";
import type { TranscriptLine, ViewState } from "./view-state.ts";

type RoomEvent = Extract<ClientEvent, { type: "entry" | "forgotten" | "set-back" }>;

export function roomChanged(state: ViewState, event: RoomEvent, timeMs: number): ViewState {
  if (event.room !== lobby) return state;
  switch (event.type) {
    case "entry":
      return entered(state, event);
    case "forgotten":
      return added(
        state,
        serious(`${entries(event)}: you missed that, and the server does not keep it any more`, timeMs),
      );
    case "set-back":
      return added(
        state,
        serious(`${entries(event)}: the server has lost that, it was set back to an older state`, timeMs),
      );
  }
}

function entered(
  state: ViewState,
  { entry, own, novelty }: Extract<RoomEvent, { type: "entry" }>,
): ViewState {
  const { number, from, guest, timeMs, content } = entry;
  switch (content.kind) {
    case "text": {
      const fate = entry.state?.editedMs === undefined ? "as-written" : "changed";
      return added(state, { kind: "said", number, from, guest, text: content.text, timeMs, own, fate });
    }
    case "edit":
      return changed(state, content.of, (line) => ({ ...line, text: content.text, fate: "changed" }));
    case "delete":
      return changed(state, content.of, (line) => ({ ...line, text: "", fate: "gone" }));
    case "gone":
      return state;
    default: {
      // Who could do what in the past is nobody's news.
      if (content.kind === "member" && novelty === "earlier") return state;
      const words = { name: isolated, text: isolated, quote: (number: number) => quote(state, number) };
      return added(state, calm(describeEntry({ ...entry, content }, words), timeMs));
    }
  }
}

/** Another line in place of that of an entry, if it is still there. */
function changed(state: ViewState, number: number, change: (line: Said) => TranscriptLine): ViewState {
  const index = state.lines.findLastIndex((line) => line.kind === "said" && line.number === number);
  const line = state.lines[index];
  if (line?.kind !== "said") return state;
  return { ...state, lines: state.lines.with(index, change(line)), revision: state.revision + 1 };
}

function quote({ lines }: ViewState, number: number): string {
  const line = lines.findLast((line) => line.kind === "said" && line.number === number);
  if (line?.kind !== "said" || line.fate === "gone") return `#${number}`;
  const letters = [...(line.text.split("\n", 1)[0] ?? "")];
  const beginning = letters.slice(0, quoteMaxCount).join("");
  return isolated(`“${letters.length > quoteMaxCount ? `${beginning}…` : beginning}”`);
}

function entries({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `Entry #${from}` : `Entries #${from} to #${to}`;
}

type Said = Extract<TranscriptLine, { kind: "said" }>;

const quoteMaxCount = 40;
