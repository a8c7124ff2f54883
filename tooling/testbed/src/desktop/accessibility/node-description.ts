/** What a program tells about one of its widgets, and about those inside it. */
import type { Rectangle } from "../rectangle.ts";

/** Which client of the accessibility bus tells of a widget, and under which path. */
export interface NodeAddress {
  readonly busName: string;
  readonly path: string;
}

export interface NodeDescription {
  readonly address: NodeAddress;
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: readonly string[];
  /** In the program's own units, and only if it was asked for. */
  readonly extents?: Rectangle;
  /** Only if it was asked for, and if the widget is one that holds text. */
  readonly text?: string;
  readonly children: readonly NodeDescription[];
}

/** A readable outline, one widget to a line. */
export function outline(description: NodeDescription): string {
  const lines = linesOf(description, "");
  const rest = lines.length - longestOutline;
  return [...lines.slice(0, longestOutline), ...(rest > 0 ? [`... and ${rest} more`] : [])].join("\n");
}

/** Such as `push button "Send" [focused]`. */
export function label({ role, name, description, text, states }: NodeDescription): string {
  const isHidden = !states.includes("showing");
  const remarks = [
    ...states.filter((state) => !ordinaryStates.has(state)),
    ...(isHidden ? ["hidden"] : []),
    ...(states.includes("enabled") || isHidden ? [] : ["disabled"]),
  ];
  return [
    role,
    ...(name === "" ? [] : [JSON.stringify(name)]),
    ...(description === "" ? [] : [`(${description})`]),
    ...(text === undefined ? [] : [`has ${JSON.stringify(shortened(text))}`]),
    ...(remarks.length === 0 ? [] : [`[${remarks.join(", ")}]`]),
  ].join(" ");
}

function linesOf(description: NodeDescription, indentation: string): string[] {
  const inner = description.children.flatMap((child) => linesOf(child, `${indentation}  `));
  return [`${indentation}${label(description)}`, ...inner];
}

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}...`;
}

/** Not worth a word, because nearly every widget has them. */
const ordinaryStates = new Set(["enabled", "sensitive", "showing", "visible", "focusable"]);

const longestOutline = 400;
const longestText = 200;
