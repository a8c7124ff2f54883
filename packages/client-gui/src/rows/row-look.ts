/** What rows need to know of the look and of the reader's habits. Rows are kept for as long as this object is the same one. */
import type { FileItem } from "../app/timeline.ts";
import type { TimeRules } from "../text/time.ts";

export interface RowLook {
  /** A text of somebody as HTML, made by `text/` and nothing else. */
  html(text: string): string;
  /** "#rrggbb" for a name. */
  colour(name: string): string;
  readonly times: TimeRules;
  /** An image to show with a file that is on this computer, if there is one; called for each drawing. Without it, no pictures are shown. */
  picture?(item: FileItem): Uint8Array | undefined;
}
