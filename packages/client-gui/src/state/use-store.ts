/** The only bridge from the store to React. */
import { useEffect, useState } from "react";
import type { Store } from "./store.ts";
import type { ViewState } from "./view-state.ts";

/** The store's state. What changes many times in one turn of the loop is drawn once. */
export function useStore(store: Store): ViewState {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    let pending: NodeJS.Immediate | undefined;
    const draw = () => {
      pending = undefined;
      setState(store.state);
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
  return state;
}
