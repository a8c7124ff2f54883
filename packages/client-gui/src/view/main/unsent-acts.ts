/** What can be done about a row that the room does not have yet: what its buttons do, for the keyboard. */
import type { MessageRow } from "../../rows/message-row.ts";

export interface UnsentAct {
  /** The button's id, as its handler knows it. */
  readonly id: string;
  /** Where the button stands: below the text, or on the card of a file. */
  readonly on: "delivery" | "file";
  /** With "&" before the letter to press. */
  readonly text: string;
}

/** In the order in which they stand. */
export function unsentActs({ files = [], delivery }: MessageRow): readonly UnsentAct[] {
  const acts = [
    ...files.flatMap(({ actions }) => actions.map((action) => ({ ...action, on: "file" as const }))),
    ...(delivery?.actions ?? []).map((action) => ({ ...action, on: "delivery" as const })),
  ];
  return acts.map((act) => ({ ...act, text: letters[act.id] ?? act.text }));
}

/** Apart from the C of "Copy", which is in the same menu. */
const letters: Readonly<Record<string, string>> = {
  retry: "Send &again",
  discard: "&Discard",
  cancel: "Ca&ncel",
};
