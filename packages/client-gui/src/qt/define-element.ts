/**
 * Widgets as React elements, declared by what each property does. A property that goes away gives its widget back
 * what it had before, and a listener that goes away is taken off: react-nodegui's own elements do neither.
 */
import type { QWidget } from "@nodegui/nodegui";
import { type ComponentConfig, registerComponent } from "@nodegui/react-nodegui/dist/components/config.js";
import type { ComponentType, ReactNode, Ref } from "react";

/** What a property does. `value` is undefined when it went away; `previous` when it was not there before. */
export type Rule<Widget, Value> = (
  widget: Widget,
  value: Value | undefined,
  previous: Value | undefined,
) => void;

export type Rules<Widget, Props> = {
  readonly [Name in keyof Props]-?: Rule<Widget, NonNullable<Props[Name]>>;
};

/** How a widget takes in and lets go of the widgets inside it. */
export interface Children<Widget> {
  insert(parent: Widget, child: QWidget, index: number): void;
  remove(parent: Widget, child: QWidget): void;
}

export interface ElementDefinition<Widget extends QWidget, Props> {
  /** Unique among all elements. */
  readonly tagName: string;
  create(): Widget;
  readonly rules: Rules<Widget, Props>;
  /** Left out for widgets that hold none. */
  readonly children?: Children<Widget>;
}

/** The element, for use in JSX. `ref` gives the widget itself. */
export function defineElement<Widget extends QWidget, Props extends object>(
  definition: ElementDefinition<Widget, Props>,
): ComponentType<Props & { children?: ReactNode; ref?: Ref<Widget> }> {
  // React treats the tag name as an element of the host; its type says what may be written in JSX.
  return registerComponent(componentConfig(definition)) as unknown as ComponentType<
    Props & { children?: ReactNode; ref?: Ref<Widget> }
  >;
}

/** What react-nodegui's reconciler asks of an element. It calls these without their object. */
function componentConfig<Widget extends QWidget, Props extends object>(
  definition: ElementDefinition<Widget, Props>,
): ComponentConfig {
  const { tagName, rules, children } = definition;
  return {
    tagName,
    getContext: () => ({}),
    shouldSetTextContent: () => children === undefined,
    createInstance: (props: object) => {
      const widget = definition.create();
      applyRules(rules, widget, props as Props, {} as Props);
      return Object.assign(widget, childMethods(definition, widget)) as never;
    },
    finalizeInitialChildren: () => false,
    commitMount: () => {},
    prepareUpdate: () => true,
    commitUpdate: (widget: unknown, _payload: unknown, oldProps: object, newProps: object) =>
      applyRules(rules, widget as Widget, newProps as Props, oldProps as Props),
  };
}

function applyRules<Widget, Props extends object>(
  rules: Rules<Widget, Props>,
  widget: Widget,
  props: Props,
  previous: Props,
): void {
  for (const name of Object.keys(rules) as (keyof Props)[]) {
    const [value, before] = [props[name], previous[name]];
    if (value !== before) rules[name](widget, value ?? undefined, before ?? undefined);
  }
}

/** What react-nodegui's reconciler calls on a parent. */
function childMethods<Widget extends QWidget, Props>(
  { tagName, children }: ElementDefinition<Widget, Props>,
  widget: Widget,
) {
  if (children === undefined) {
    const refuse = (): never => {
      throw new TypeError(`${tagName} holds no other elements`);
    };
    return { appendInitialChild: refuse, appendChild: refuse, insertBefore: refuse, removeChild: refuse };
  }
  const held: QWidget[] = [];
  const insertAt = (child: QWidget, index: number) => {
    const present = held.indexOf(child);
    if (present >= 0) held.splice(present, 1);
    held.splice(index, 0, child);
    children.insert(widget, child, index);
  };
  const append = (child: QWidget) => insertAt(child, held.includes(child) ? held.length - 1 : held.length);
  return {
    appendInitialChild: append,
    appendChild: append,
    insertBefore: (child: QWidget, before: QWidget) =>
      insertAt(child, held.filter((other) => other !== child).indexOf(before)),
    removeChild: (child: QWidget) => {
      held.splice(held.indexOf(child), 1);
      children.remove(widget, child);
      child.hide();
      child.deleteLater();
    },
  };
}
