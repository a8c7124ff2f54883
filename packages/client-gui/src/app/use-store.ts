/** The only bridge from the store to React. */
import { useEffect, useRef, useState } from "react";
import type { AppState } from "./app-state.ts";
import { Frames } from "./frames.ts";
import type { Store } from "./store.ts";

/**
 * A part of the store's state. However often the state changes, it is drawn at most once in a frame, and only if that part has
 * become another value.
 *
 * @param select gives the same value for the same state; it may be another function each time.
 */
export function useStore<Part>(store: Store, select: (state: AppState) => Part): Part {
  const [, setTurn] = useState(0);
  const part = select(store.state);
  const latest = useRef({ select, part });
  latest.current = { select, part };
  useEffect(() => {
    const draw = () => {
      const next = latest.current.select(store.state);
      if (!Object.is(next, latest.current.part)) setTurn((turn) => turn + 1);
    };
    // Between the first rendering and this effect something may have changed.
    draw();
    return framesOf(store).subscribe(draw);
  }, [store]);
  return part;
}

/** All that draw from one store do so in the same frames. */
function framesOf(store: Store): Frames {
  const known = frames.get(store);
  if (known !== undefined) return known;
  const made = new Frames(store);
  frames.set(store, made);
  return made;
}

const frames = new WeakMap<Store, Frames>();
