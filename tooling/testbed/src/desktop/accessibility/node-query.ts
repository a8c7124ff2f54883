/** Says which widgets are meant. */
import type { NodeDescription } from "./node-description.ts";

/** Everything that is given has to match. A string is the whole text, a pattern may match a part of it. */
export interface NodeQuery {
  /** By its AT-SPI name: `push button`, `text`, `label`, `list item`, `frame`, `dialog`, `check box`. */
  readonly role?: string;
  readonly name?: string | RegExp;
  readonly description?: string | RegExp;
  /** One that it has to have, by its AT-SPI name: `focused`, `enabled`, `checked`, `active`, `selected`. */
  readonly state?: string;
  /** Also widgets that are not shown, and those inside them. Default: false. */
  readonly hidden?: boolean;
}

/** Those below `root` that are meant, from top to bottom. */
export function select(root: NodeDescription, query: NodeQuery): NodeDescription[] {
  const candidates = query.hidden ? root.children : root.children.filter(isShown);
  return candidates.flatMap((child) => [...(matches(child, query) ? [child] : []), ...select(child, query)]);
}

/** Such as `push button, name "Send"`. */
export function describeQuery({ role, name, description, state, hidden }: NodeQuery): string {
  const quoted = (text: string | RegExp) => (typeof text === "string" ? JSON.stringify(text) : String(text));
  return [
    role ?? "widget",
    ...(name === undefined ? [] : [`name ${quoted(name)}`]),
    ...(description === undefined ? [] : [`description ${quoted(description)}`]),
    ...(state === undefined ? [] : [`state ${state}`]),
    ...(hidden ? ["hidden or not"] : []),
  ].join(", ");
}

export function isShown({ states }: NodeDescription): boolean {
  return states.includes("showing");
}

function matches(node: NodeDescription, { role, name, description, state }: NodeQuery): boolean {
  return (
    (role === undefined || node.role === role) &&
    (name === undefined || fits(node.name, name)) &&
    (description === undefined || fits(node.description, description)) &&
    (state === undefined || node.states.includes(state))
  );
}

function fits(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === "string" ? text === pattern : text.search(pattern) !== -1;
}
