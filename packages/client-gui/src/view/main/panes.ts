/** The parts of the window that take keys, and what the window can ask of them while they are there. */
import type { QWidget } from "@nodegui/nodegui";
import { noHistory, type SentHistory } from "../../text/history.ts";

export type PaneName = "composer" | "messages" | "people" | "rooms";

/** What the pane of messages can be asked for. */
export interface MessagesPart {
  scrollToEnd(): void;
  /** Shows a row; false: there is none with this key. */
  scrollTo(key: string): boolean;
  /** The number of the entry that is chosen, else of the newest one that has a text. */
  chosenNumber(): number | undefined;
}

/** What the composer can be asked for. */
export interface ComposerPart {
  /** At the cursor, as if it was typed. */
  insert(text: string): void;
}

export class Panes {
  messages: MessagesPart | undefined;
  composer: ComposerPart | undefined;
  /** What was sent from here, by room: as long as the window is there. */
  readonly #histories = new Map<string, SentHistory>();
  readonly #widgets = new Map<PaneName, Pick<QWidget, "hasFocus" | "isVisible" | "setFocus">>();

  history(place: string): SentHistory {
    return this.#histories.get(place) ?? noHistory;
  }

  setHistory(place: string, history: SentHistory): void {
    this.#histories.set(place, history);
  }

  /** For a React ref: called with nothing when the widget goes. */
  setWidget(name: PaneName, widget: Pick<QWidget, "hasFocus" | "isVisible" | "setFocus"> | null): void {
    if (widget === null) this.#widgets.delete(name);
    else this.#widgets.set(name, widget);
  }

  focus(name: PaneName): void {
    this.#widgets.get(name)?.setFocus();
  }

  /** The keyboard goes to the next pane that is shown, or the one before. */
  goRound(direction: "back" | "on"): void {
    const there = order.filter((name) => this.#widgets.get(name)?.isVisible() === true);
    if (there.length === 0) return;
    const at = there.findIndex((name) => this.#widgets.get(name)?.hasFocus());
    const steps = direction === "on" ? 1 : -1;
    const next = at < 0 ? 0 : (at + steps + there.length) % there.length;
    this.focus(there[next] ?? "composer");
  }
}

/** From left to right, and from top to bottom. */
const order: readonly PaneName[] = ["rooms", "messages", "composer", "people"];
