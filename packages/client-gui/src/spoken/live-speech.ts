/** Has words said, a little later and together: each new one would cut off the one before, and a flood would never end. */
import type { ClientClock } from "@conclave/client";
import { counted } from "../text/figures.ts";
import type { LiveWord } from "./live-words.ts";

export class LiveSpeech implements Disposable {
  readonly #say: (text: string) => void;
  readonly #clock: Pick<ClientClock, "setTimer">;
  #words: LiveWord[] = [];
  #messageCount = 0;
  #stopTimer: (() => void) | undefined;

  constructor(say: (text: string) => void, clock: Pick<ClientClock, "setTimer">) {
    this.#say = say;
    this.#clock = clock;
  }

  hear(words: readonly LiveWord[]): void {
    if (words.length === 0) return;
    this.#messageCount += words.filter(({ kind }) => kind === "message").length;
    const notices = [...this.#words, ...words].filter(({ kind }) => kind === "notice");
    const messages = [...this.#words, ...words].filter(({ kind }) => kind === "message");
    this.#words = [...notices.slice(-noticesMaxCount), ...messages.slice(-messagesMaxCount)];
    this.#stopTimer ??= this.#clock.setTimer(() => this.#flush(), gatheredMs);
  }

  [Symbol.dispose](): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#words = [];
    this.#messageCount = 0;
  }

  #flush(): void {
    const words = this.#words.map(({ text }) => text);
    const left = this.#messageCount - this.#words.filter(({ kind }) => kind === "message").length;
    this[Symbol.dispose]();
    this.#say(
      [...(left > 0 ? [`${counted(left, "more message")}, and the last ones`] : []), ...words].join(". "),
    );
  }
}

/** How long, in ms, is waited for more. */
const gatheredMs = 300;
/** Of one such time: as many as somebody can follow. */
const messagesMaxCount = 3;
const noticesMaxCount = 5;
