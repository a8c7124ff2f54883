/**
 * The pane of a conversation, as a React element. React says which rows there are; what has changed among them goes to the
 * native pane, which draws.
 */
import {
  type MessagePaneHandlers,
  makeMessagePane,
  type NativeMessagePane,
  type PaneTheme,
} from "@conclave/qt-host/widgets";
import { QPoint, type QWidget } from "@nodegui/nodegui";
import type { MessageRow } from "../rows/message-row.ts";
import { goneBeforeKept, splicesBetween } from "../rows/splices.ts";
import { defineElement, type Rules } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface MessagePaneProps extends CommonProps, MessagePaneHandlers {
  /** Compared by key and identity: a row that is the same object is taken for unchanged. */
  readonly rows: readonly MessageRow[];
  readonly theme: PaneTheme;
  /** Shown while there are no rows. */
  readonly placeholder?: string;
  /** What is said while files are held over it. Without one, nothing can be dropped on it. */
  readonly dropHint?: string;
}

/** What the element's `ref` gives. */
export type MessagePaneWidget = QWidget &
  Pick<NativeMessagePane, "copy" | "currentKey" | "scrollTo" | "scrollToEnd">;

/** Here and not last: the element is made of it when this file is loaded. */
const handlerNames = [
  "onLink",
  "onChip",
  "onFileAction",
  "onDeliveryAction",
  "onQuote",
  "onMenu",
  "onActivate",
  "onCurrent",
  "onReach",
  "onVisible",
  "onText",
  "onDrop",
] as const satisfies readonly HandlerName[];

export const MessagePane = defineElement<MessagePaneWidget, MessagePaneProps>({
  tagName: "conclave-message-pane",
  create: () => {
    // The pane is made once; the handlers of the day are looked up when one is called.
    const handlers: Parts["handlers"] = {};
    const lookedUp = handlerNames.map((name) => [
      name,
      (...values: unknown[]) => handlers[name]?.(...values),
    ]);
    const { widget, native } = makeMessagePane(Object.fromEntries(lookedUp));
    const pane = Object.assign(widget, {
      copy: () => native.copy(),
      currentKey: () => native.currentKey(),
      scrollTo: (key: string, flash: boolean) => native.scrollTo(key, flash),
      scrollToEnd: () => native.scrollToEnd(),
    });
    parts.set(pane, { native, handlers });
    return pane;
  },
  rules: {
    ...commonRules,
    // The theme first: rows are laid out in its fonts.
    theme: (pane, theme) => {
      if (theme !== undefined) partsOf(pane).native.setTheme(theme);
    },
    rows: (pane, rows = [], before = []) => {
      const { native } = partsOf(pane);
      const gone = goneBeforeKept(before, rows, native.currentKey());
      // First and alone: then the pane goes on with the row below it, whatever is put in its place.
      if (gone !== undefined) native.splice(gone.index, gone.count, []);
      const left = gone === undefined ? before : before.toSpliced(gone.index, gone.count);
      for (const { index, removeCount, rows: added } of splicesBetween(left, rows)) {
        native.splice(index, removeCount, added);
      }
    },
    placeholder: (pane, placeholder) => partsOf(pane).native.setPlaceholder(placeholder ?? ""),
    dropHint: (pane, hint) => partsOf(pane).native.setDropHint(hint ?? ""),
    ...handlerRules(),
  },
});

/** The middle of the pane on the screen, for a menu that no pointer asked for. */
export function middleOf(pane: MessagePaneWidget): { readonly x: number; readonly y: number } {
  const size = pane.size();
  const point = pane.mapToGlobal(new QPoint(Math.round(size.width() / 2), Math.round(size.height() / 2)));
  return { x: point.x(), y: point.y() };
}

type HandlerName = keyof MessagePaneHandlers;

function handlerRules(): Rules<MessagePaneWidget, MessagePaneHandlers> {
  const rules = handlerNames.map((name) => [
    name,
    (pane: MessagePaneWidget, handler: Handler | undefined) => {
      partsOf(pane).handlers[name] = handler;
    },
  ]);
  return Object.fromEntries(rules) as Rules<MessagePaneWidget, MessagePaneHandlers>;
}

interface Parts {
  readonly native: NativeMessagePane;
  readonly handlers: { [Name in HandlerName]?: Handler | undefined };
}

type Handler = (...values: unknown[]) => void;

function partsOf(pane: MessagePaneWidget): Parts {
  return parts.get(pane) as Parts;
}

const parts = new WeakMap<MessagePaneWidget, Parts>();
