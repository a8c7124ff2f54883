/** A list with one current row, by keys: rooms, people, hits of a search. What changes of its items goes to Qt as a splice. */
import { type ListColours, type ListRow, makeListPane, type NativeListPane } from "@conclave/qt-host/widgets";
import type { QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { iconSources } from "./icon-shapes.ts";
import { NativeParts } from "./native-parts.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export type { ListColours, ListRow } from "@conclave/qt-host/widgets";

export interface ListPaneProps extends CommonProps {
  /** Rows of unchanged items are best the same objects as before: those are passed over. Glyphs may be names of icons. */
  readonly items: readonly ListRow[];
  readonly colours: ListColours;
  /** Default: none. A row that a person makes the current one is that without this. */
  readonly current?: string;
  /** "enter": by Enter or a double click; one click only makes a row the current one. Default: "click". */
  readonly activateOn?: "click" | "enter";
  /** Where a row's detail is. Default: "below". */
  readonly detail?: "below" | "beside";
  /** Which part of a text is left out where it does not fit. Default: "right". */
  readonly elide?: "middle" | "right";
  readonly onActivate?: (key: string) => void;
  /** A person made another row the current one. */
  readonly onCurrent?: (key: string) => void;
  /** A menu is asked for, at a place on the screen. The key is empty where no item is. */
  readonly onMenu?: (key: string, x: number, y: number) => void;
}

export type ListPaneWidget = QWidget;

const parts = new NativeParts<NativeListPane, Pick<ListPaneProps, "onActivate" | "onCurrent" | "onMenu">>();

interface Options {
  readonly activateOn: "click" | "enter";
  readonly detail: "below" | "beside";
  readonly elide: "middle" | "right";
}

const usualOptions: Options = { activateOn: "click", detail: "below", elide: "right" };
const optionsOf = new WeakMap<QWidget, Options>();

export const ListPane = defineElement<QWidget, ListPaneProps>({
  tagName: "conclave-list-pane",
  create: () =>
    parts.create((handlers) => {
      const made = makeListPane({
        activate: (key) => handlers.onActivate?.(key),
        current: (key) => handlers.onCurrent?.(key),
        menu: (key, x, y) => handlers.onMenu?.(key, x, y),
      });
      made.native.addIcons(iconSources);
      return made;
    }),
  rules: {
    ...commonRules,
    items: (pane, items = [], previous = []) => replaceChanged(listPane(pane), items, previous),
    colours: (pane, colours) => {
      if (colours !== undefined) listPane(pane).setColours(colours);
    },
    // Behind the items, so that a row that came with them can be the current one.
    current: (pane, key) => listPane(pane).setCurrent(key ?? ""),
    activateOn: (pane, activateOn = usualOptions.activateOn) => configure(pane, { activateOn }),
    detail: (pane, detail = usualOptions.detail) => configure(pane, { detail }),
    elide: (pane, elide = usualOptions.elide) => configure(pane, { elide }),
    onActivate: parts.handles("onActivate"),
    onCurrent: parts.handles("onCurrent"),
    onMenu: parts.handles("onMenu"),
  },
});

/** What the list behind a `ref` can do: a text field beside it goes through it by `step`. */
export function listPane(widget: ListPaneWidget): NativeListPane {
  return parts.native(widget);
}

/** All between the rows at either end that are the same objects as before. */
function replaceChanged(pane: NativeListPane, items: readonly ListRow[], previous: readonly ListRow[]): void {
  const shared = Math.min(items.length, previous.length);
  let first = 0;
  while (first < shared && items[first] === previous[first]) first += 1;
  let behind = 0;
  while (behind < shared - first && items.at(-1 - behind) === previous.at(-1 - behind)) behind += 1;
  const removedCount = previous.length - first - behind;
  const added = items.slice(first, items.length - behind);
  if (removedCount > 0 || added.length > 0) pane.splice(first, removedCount, added);
}

function configure(pane: QWidget, changed: Partial<Options>): void {
  const options = { ...(optionsOf.get(pane) ?? usualOptions), ...changed };
  optionsOf.set(pane, options);
  listPane(pane).configure(options);
}
