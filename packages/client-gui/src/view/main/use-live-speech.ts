/** Tells a screen reader what comes in, wherever the person is in the window. */
import { systemClock } from "@conclave/client";
import { type RefObject, useEffect } from "react";
import type { Store } from "../../app/store.ts";
import { announce } from "../../qt/desktop-facts.ts";
import type { WindowWidget } from "../../qt/window.ts";
import { LiveSpeech } from "../../spoken/live-speech.ts";
import { liveWords } from "../../spoken/live-words.ts";

export function useLiveSpeech(window: RefObject<WindowWidget>, store: Store): void {
  useEffect(() => {
    const widget = window.current;
    if (widget === null) return undefined;
    const speech = new LiveSpeech((text) => announce(widget, text), systemClock);
    let before = store.state;
    const stop = store.subscribe(() => {
      const { state } = store;
      speech.hear(liveWords(before, state));
      before = state;
    });
    return () => {
      stop();
      speech[Symbol.dispose]();
    };
  }, [window, store]);
}
