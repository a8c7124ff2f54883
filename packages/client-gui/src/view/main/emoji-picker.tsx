/** Looks for an emoji by its name, for the composer or as a mark on a message. */
import React, { useMemo, useRef, useState } from "react";
import { Dialog } from "../../qt/dialog.ts";
import { Column } from "../../qt/layout.ts";
import { ListPane, type ListPaneWidget, type ListRow, listPane } from "../../qt/list-pane.ts";
import { TextField } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { searchEmoji } from "../../text/emoji.ts";
import { useTheme } from "../conclave.ts";
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
  const items = useMemo(() => searchEmoji(words, [], shownMaxCount).map(row), [words]);
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
          current={items[0]?.key ?? ""}
          onActivate={onPick}
        />
      </Column>
    </Dialog>
  );
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
