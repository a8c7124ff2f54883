/** What every part of the windows can reach: the state, what can be done, and the look. */
import { createContext, useContext, useEffect, useRef, useState } from "react";
import type { AppState } from "../app/app-state.ts";
import type { Controller } from "../app/controller.ts";
import type { Look } from "../style/stylesheet.ts";
import type { Theme } from "../style/theme.ts";
import type { Frames } from "./frames.ts";

export interface Conclave {
  readonly frames: Frames;
  readonly controller: Controller;
  readonly look: Look;
}

export const ConclaveContext = createContext<Conclave | undefined>(undefined);

export function useConclave(): Conclave {
  const conclave = useContext(ConclaveContext);
  if (conclave === undefined) throw new TypeError("this part is outside of the window");
  return conclave;
}

export function useController(): Controller {
  return useConclave().controller;
}

export function useTheme(): Theme {
  return useConclave().look.theme;
}

/** A part of the state: the component is drawn again when it is another one, by identity. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  const { frames } = useConclave();
  return useFrames(frames, select);
}

/** The same, for the one component that stands outside. */
export function useFrames<Part>(frames: Frames, select: (state: AppState) => Part): Part {
  const [, redraw] = useState(0);
  const part = select(frames.state);
  const latest = useRef({ select, part });
  latest.current = { select, part };
  useEffect(() => {
    const look = () => {
      const next = latest.current.select(frames.state);
      if (!Object.is(next, latest.current.part)) redraw((count) => count + 1);
    };
    // Between the first rendering and this effect something may have changed.
    look();
    return frames.subscribe(look);
  }, [frames]);
  return part;
}
