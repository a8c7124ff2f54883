/** The theme as Qt style text, for all windows at once. Widgets are addressed by the class names of Qt, and by their ids. */
import { controls } from "./sheet/controls.ts";
import { frame } from "./sheet/frame.ts";
import { lists } from "./sheet/lists.ts";
import { notes } from "./sheet/notes.ts";
import { texts } from "./sheet/texts.ts";
import { type Theme, typeScale } from "./theme.ts";

/** What a stylesheet is made of. */
export interface Look {
  readonly theme: Theme;
  /** Of the text's body, in points. */
  readonly bodyPt: number;
}

/** A size of the type scale, as style text has it. Points, so that the desktop's scale applies to it as to all text. */
export function fontSize(look: Look, size: keyof typeof typeScale): string {
  return `${Math.round(look.bodyPt * typeScale[size] * 10) / 10}pt`;
}

export function stylesheet(look: Look): string {
  return [frame, texts, controls, lists, notes].map((part) => part(look)).join("\n");
}
