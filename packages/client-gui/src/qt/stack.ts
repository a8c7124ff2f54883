/** Pages of which one is shown. */
import { QStackedWidget, type QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface StackProps extends CommonProps {
  /** Which of the elements inside is shown, counted from 0. Default: 0. */
  readonly current?: number;
}

/** Qt's own order is that of arrival, so the order of the elements is kept here. */
interface State {
  readonly pages: QWidget[];
  current: number;
}

const states = new WeakMap<QStackedWidget, State>();

export const Stack = defineElement<QStackedWidget, StackProps>({
  tagName: "conclave-stack",
  create: () => {
    const stack = new QStackedWidget();
    states.set(stack, { pages: [], current: 0 });
    return stack;
  },
  rules: {
    ...commonRules,
    current: (stack, current = 0) => {
      stateOf(stack).current = current;
      turn(stack);
    },
  },
  children: {
    insert: (stack, page, index) => {
      const { pages } = stateOf(stack);
      const present = pages.indexOf(page);
      if (present >= 0) pages.splice(present, 1);
      else stack.addWidget(page);
      pages.splice(index, 0, page);
      turn(stack);
    },
    remove: (stack, page) => {
      const { pages } = stateOf(stack);
      pages.splice(pages.indexOf(page), 1);
      stack.removeWidget(page);
      turn(stack);
    },
  },
});

function turn(stack: QStackedWidget): void {
  const { pages, current } = stateOf(stack);
  const page = pages[current];
  if (page !== undefined) stack.setCurrentWidget(page);
}

function stateOf(stack: QStackedWidget): State {
  const state = states.get(stack);
  if (state === undefined) throw new TypeError("the widget is no stack");
  return state;
}
