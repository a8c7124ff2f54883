/** The only bridge from the store to React. */
import { useEffect, useRef, useState } from "react";
import type { AppState } from "./app-state.ts";
import type { Store } from "./store.ts";

/**
 * A part of the store's state. What changes many times in one turn of the loop is drawn once, and only if that part has
 * become another value.
 *
 * @param select gives the same value for the same state; it may be another function each time.
 */
export function useStore<Part>(store: Store, select: (state: AppState) => Part): Part {
  const [, setTurn] = useState(0);
  const latest = useRef(select);
  latest.current = select;
  const part = select(store.state);
  const drawn = useRef(part);
  drawn.current = part;
  useEffect(() => {
    let pending: NodeJS.Immediate | undefined;
    const draw = () => {
      pending = undefined;
      if (!Object.is(latest.current(store.state), drawn.current)) setTurn((turn) => turn + 1);
    };
    // Between the first rendering and this effect something may have changed.
    draw();
    const unsubscribe = store.subscribe(() => {
      pending ??= setImmediate(draw);
    });
    return () => {
      unsubscribe();
      clearImmediate(pending);
    };
  }, [store]);
  return part;
}
