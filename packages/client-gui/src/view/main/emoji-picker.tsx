/** Looks for an emoji by its name, for the composer or as a mark on a message. */
import React, { useMemo, useRef, useState } from "react";
import { Dialog } from "../../qt/dialog.ts";
import { Column } from "../../qt/layout.ts";
import { ListPane, type ListPaneWidget, type ListRow, listPane } from "../../qt/list-pane.ts";
import { TextField } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { emojiLabel, searchEmoji } from "../../text/emoji.ts";
import { useConclave, useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";

export interface EmojiPickerProps {
  readonly title: string;
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

export function EmojiPicker({ title, onPick, onClose }: EmojiPickerProps) {
  const theme = useTheme();
  const [words, setWords] = useState("");
  const list = useRef<ListPaneWidget>(null);
  const { store } = useConclave();
  // As of when it was opened, so that rows stay where they are.
  const [recent] = useState(() => store.state.emoji.filter((one) => emojiLabel(one) !== undefined));
  const items = useMemo(() => pickerRows(words, recent), [words, recent]);
  return (
    <Dialog title={title} size={{ width: 340, height: 420 }} onClose={onClose}>
      <Column margin={spacing.medium} gap={spacing.small} grow>
        <TextField
          accessibleName="Emoji to look for"
          placeholder="A name, such as thumbs up"
          text={words}
          onEdit={setWords}
          onSubmit={() => list.current && listPane(list.current).activateCurrent()}
          onStep={(by) => list.current && listPane(list.current).step(by)}
        />
        <ListPane
          ref={list}
          grow
          accessibleName="Emoji"
          colours={listColours(theme, "surface")}
          items={items}
          current={items.find(({ kind }) => kind === "item")?.key ?? ""}
          onActivate={onPick}
        />
      </Column>
    </Dialog>
  );
}

function pickerRows(words: string, recent: readonly string[]): readonly ListRow[] {
  const rows = searchEmoji(words, recent, shownMaxCount).map(row);
  if (words !== "" || recent.length === 0) return rows;
  return [
    heading("Used lately"),
    ...rows.slice(0, recent.length),
    heading("All"),
    ...rows.slice(recent.length),
  ];
}

function heading(text: string): ListRow {
  return { key: text, kind: "heading", text, accessibleText: text };
}

function row({ character, names, label }: ReturnType<typeof searchEmoji>[number]): ListRow {
  const name = names[0] ?? label;
  return {
    key: character,
    kind: "item",
    glyph: character,
    text: label,
    detail: `:${name}:`,
    accessibleText: label,
  };
}

const shownMaxCount = 60;
