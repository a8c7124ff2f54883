/** Looks for widgets that are where nobody can see or reach them. */
import { contains, describeRectangle, intersect, type Rectangle } from "../rectangle.ts";
import type { AccessibleNode } from "./accessible-node.ts";
import { label, type NodeDescription } from "./node-description.ts";
import { isShown } from "./node-query.ts";

/**
 * What is wrong with the arrangement of a window, a sentence each; nothing, ideally.
 *
 * 1. Every widget that is shown lies within the window. What is inside something that scrolls is not held to
 *    that, only the scrolling thing itself.
 * 2. Labels, buttons, fields and the like that are directly inside the same widget do not overlap.
 *
 * Widgets without any size are passed over.
 *
 * @param window - a `frame` or a `dialog`.
 */
export async function findLayoutFaults(window: AccessibleNode): Promise<string[]> {
  const described = await window.describe({ extents: true });
  return [...outside(described, areaOf(described)), ...overlapping(described)];
}

function outside(parent: NodeDescription, windowArea: Rectangle): string[] {
  if (scrolls(parent)) return [];
  return visible(parent).flatMap((child) => [
    ...(contains(windowArea, areaOf(child))
      ? []
      : [`${placed(child)} is not within the window, ${describeRectangle(windowArea)}.`]),
    ...outside(child, windowArea),
  ]);
}

function overlapping(parent: NodeDescription): string[] {
  const children = visible(parent);
  const solid = children.filter(({ role }) => solidRoles.has(role));
  const pairs = solid.flatMap((one, index) => solid.slice(index + 1).map((other) => [one, other] as const));
  return [
    ...pairs
      .filter(([one, other]) => intersect(areaOf(one), areaOf(other)))
      .map(([one, other]) => `${placed(one)} overlaps ${placed(other)}.`),
    ...children.flatMap(overlapping),
  ];
}

/** Qt gives its scroll areas no role of their own, but they have scroll bars, each inside a widget of its own. */
function scrolls({ role, children }: NodeDescription): boolean {
  const inside = children.flatMap((child) => [child, ...child.children]);
  return scrollingRoles.has(role) || inside.some((node) => node.role === "scroll bar");
}

function visible(parent: NodeDescription): NodeDescription[] {
  return parent.children.filter(
    (child) => isShown(child) && areaOf(child).width > 0 && areaOf(child).height > 0,
  );
}

function areaOf({ extents }: NodeDescription): Rectangle {
  return extents ?? { x: 0, y: 0, width: 0, height: 0 };
}

function placed(node: NodeDescription): string {
  return `${label(node)} at ${describeRectangle(areaOf(node))}`;
}

const scrollingRoles = new Set(["list", "table", "tree", "tree table"]);

const solidRoles = new Set([
  "check box",
  "combo box",
  "entry",
  "label",
  "link",
  "list",
  "page tab list",
  "password text",
  "progress bar",
  "push button",
  "radio button",
  "slider",
  "spin button",
  "table",
  "text",
  "toggle button",
  "tree",
]);
