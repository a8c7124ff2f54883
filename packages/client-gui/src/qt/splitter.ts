/** Panes beside each other, with borders that can be dragged. */
import { setSplitterSizes, setSplitterStretch, splitterSizes } from "@conclave/qt-host/widgets";
import { Orientation, QSplitter } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface SplitterProps extends CommonProps {
  /** Default: "row". */
  readonly direction?: "column" | "row";
  /** How wide each pane is, in device-independent pixels; 0: folded away. What is left goes to those that say "rest". */
  readonly sizes: readonly PaneSize[];
  /** Whether a pane can be folded away by dragging. Default: none can. */
  readonly collapsible?: readonly boolean[];
  /** A person dragged a border; how wide the panes are now. */
  readonly onMoved?: (sizes: readonly number[]) => void;
}

export type PaneSize = number | "rest";

interface State {
  sizes: readonly PaneSize[];
  collapsible: readonly boolean[];
  onMoved: SplitterProps["onMoved"];
}

const states = new WeakMap<QSplitter, State>();

export const Splitter = defineElement<QSplitter, SplitterProps>({
  tagName: "conclave-splitter",
  create: () => {
    const splitter = new QSplitter();
    splitter.setProperty("childrenCollapsible", false);
    const state: State = { sizes: [], collapsible: [], onMoved: undefined };
    states.set(splitter, state);
    splitter.addEventListener("splitterMoved", () => state.onMoved?.(splitterSizes(splitter)));
    return splitter;
  },
  rules: {
    ...commonRules,
    direction: (splitter, direction) =>
      splitter.setOrientation(direction === "column" ? Orientation.Vertical : Orientation.Horizontal),
    sizes: (splitter, sizes = []) => change(splitter, { sizes }),
    collapsible: (splitter, collapsible = []) => change(splitter, { collapsible }),
    onMoved: (splitter, onMoved) => Object.assign(stateOf(splitter), { onMoved }),
  },
  children: {
    insert: (splitter, child, index) => {
      splitter.insertWidget(index, child);
      arrange(splitter);
    },
    remove: (splitter, child) => {
      // A splitter lets go of a pane when it gets another parent; it is deleted right after.
      child.setParent(null as never);
      arrange(splitter);
    },
  },
});

function change(splitter: QSplitter, changed: Partial<State>): void {
  Object.assign(stateOf(splitter), changed);
  arrange(splitter);
}

/** Once all panes are there that sizes are given for. */
function arrange(splitter: QSplitter): void {
  const { sizes, collapsible } = stateOf(splitter);
  if (splitter.count() !== sizes.length) return;
  const now = splitterSizes(splitter);
  for (const [index, size] of sizes.entries()) {
    splitter.setCollapsible(index, collapsible[index] ?? false);
    setSplitterStretch(splitter, index, size === "rest" ? 1 : 0);
  }
  const isSo = sizes.every((size, index) => size === "rest" || size === now[index]);
  if (!isSo) setSplitterSizes(splitter, filled(sizes, total(now)));
}

/** With numbers where it said "rest". Before the first layout nothing is known, and Qt gives it all that is left. */
function filled(sizes: readonly PaneSize[], all: number): number[] {
  const given = sizes.filter((size) => size !== "rest");
  const left = Math.max(1, Math.floor((all - total(given)) / Math.max(1, sizes.length - given.length)));
  return sizes.map((size) => (size === "rest" ? left : size));
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

function stateOf(splitter: QSplitter): State {
  const state = states.get(splitter);
  if (state === undefined) throw new TypeError("the widget is no splitter");
  return state;
}
