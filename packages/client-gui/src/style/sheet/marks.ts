/** The small signs inside controls: ticks, arrows. A stylesheet takes them from files alone, so they come with the package. */
import { fileURLToPath } from "node:url";
import { contrastRatio } from "../contrast.ts";

export type MarkName = "arrow-down" | "arrow-up" | "tick";

/** As style text has it, in the ink that is nearer to `colour`. */
export function markUrl(name: MarkName, colour: string): string {
  const ink = contrastRatio(colour, "#000000") > contrastRatio(colour, "#ffffff") ? "light" : "dark";
  return `url("${fileURLToPath(new URL(`${name}-${ink}.svg`, marksFolder))}")`;
}

/** Seen from `src` and from `dist`. */
const marksFolder = new URL("../../../assets/marks/", import.meta.url);
