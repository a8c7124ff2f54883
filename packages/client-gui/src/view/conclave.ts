/** What every part of the windows can reach: the state, what can be done, and the look. */
import { createContext, useContext } from "react";
import type { AppState } from "../app/app-state.ts";
import type { Controller } from "../app/controller.ts";
import type { Store } from "../app/store.ts";
import { useStore } from "../app/use-store.ts";
import type { PictureFolder } from "../pictures/picture-folder.ts";
import type { Pictures } from "../pictures/pictures.ts";
import type { Look } from "../style/stylesheet.ts";
import type { Theme } from "../style/theme.ts";

export interface Conclave {
  readonly store: Store;
  readonly controller: Controller;
  readonly look: Look;
  /** Undefined: no pictures are shown. */
  readonly pictures?: PictureParts | undefined;
}

/** The pictures in the room on the screen, and where those go that are fetched only to be seen. */
export interface PictureParts {
  readonly memory: Pictures;
  readonly folder: PictureFolder;
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

/** A part of the state: the component is drawn again when it has become another value. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useConclave().store, select);
}
