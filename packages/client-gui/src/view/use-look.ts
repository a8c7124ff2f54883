/** The look that the person chose, or that the desktop asks for, and which follows both while the program runs. */
import { useEffect, useMemo, useState } from "react";
import type { Store } from "../app/store.ts";
import { useStore } from "../app/use-store.ts";
import type { DesktopColours } from "../desktop/colour-scheme.ts";
import { styleApplication } from "../qt/application-style.ts";
import {
  desktopFont,
  onPaletteChange,
  setApplicationFont,
  setPlaceholderColour,
} from "../qt/desktop-facts.ts";
import { desktopTheme } from "../qt/desktop-theme.ts";
import { chooseTheme } from "../style/choose-theme.ts";
import { type Look, stylesheet } from "../style/stylesheet.ts";
import { themes } from "../style/theme.ts";

/** What the desktop says of colours, now and from now on. */
export interface ColourSource {
  readonly colours: DesktopColours;
  /** Calls `listener` after every change, until the function that this returns is called. */
  subscribe(listener: () => void): () => void;
}

export function useLook(store: Store, source: ColourSource): Look {
  const colours = useStore(store, (state) => state.settings.colours);
  const fontPercent = useStore(store, (state) => state.settings.fontPercent);
  const [desktop, setDesktop] = useState(source.colours);
  const [palette, setPalette] = useState(desktopTheme);
  useEffect(() => {
    const look = () => setDesktop(source.colours);
    look();
    return source.subscribe(look);
  }, [source]);
  useEffect(() => onPaletteChange(() => setPalette(desktopTheme())), []);

  const theme = themes[chooseTheme(colours, desktop, palette)];
  const look = useMemo(
    () => ({ theme, bodyPt: (desktopFont().pointSize * fontPercent) / 100 }),
    [theme, fontPercent],
  );
  // Before the first drawing, so that nothing is seen in another look.
  useMemo(() => {
    setApplicationFont(fontPercent);
    setPlaceholderColour(look.theme.textMuted);
    styleApplication(stylesheet(look));
  }, [look, fontPercent]);
  return look;
}
