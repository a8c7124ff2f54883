/**
 * What belongs to an element over a native widget of ours: its native side, and the handlers that its props have now. The widget is
 * made with handlers that never change; those ask here.
 */
import type { QWidget } from "@nodegui/nodegui";
import type { Rule } from "./define-element.ts";

export class NativeParts<Native, Handlers extends object> {
  readonly #parts = new WeakMap<QWidget, { readonly native: Native; readonly handlers: Partial<Handlers> }>();

  /** @param make - makes the widget; `handlers` has at any time what the props have. */
  create(
    make: (handlers: Partial<Handlers>) => { readonly widget: QWidget; readonly native: Native },
  ): QWidget {
    const handlers: Partial<Handlers> = {};
    const { widget, native } = make(handlers);
    this.#parts.set(widget, { native, handlers });
    return widget;
  }

  /** @throws TypeError when the widget is of another kind. */
  native(widget: QWidget): Native {
    return this.#of(widget).native;
  }

  /** A rule by which a prop is the handler of that name. */
  handles<Name extends keyof Handlers>(name: Name): Rule<QWidget, NonNullable<Handlers[Name]>> {
    return (widget, handler) => {
      const { handlers } = this.#of(widget);
      if (handler === undefined) delete handlers[name];
      else handlers[name] = handler;
    };
  }

  #of(widget: QWidget) {
    const parts = this.#parts.get(widget);
    if (parts === undefined) throw new TypeError("The widget is of another kind.");
    return parts;
  }
}
