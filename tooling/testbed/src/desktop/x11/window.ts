/** What is known of a window from outside its program. */
import { describeRectangle, type Rectangle } from "../rectangle.ts";

export interface DesktopWindow {
  /** The X server's number for it. */
  readonly id: number;
  readonly title: string;
  /** Undefined if its program does not tell. */
  readonly pid: number | undefined;
  /** By which desktops find the desktop file that it belongs to: the second name of WM_CLASS. */
  readonly className: string | undefined;
  /** Whether it brings an icon of its own. */
  readonly icon: "none" | "some";
  /** Without the frame that the window manager draws around it. */
  readonly geometry: Rectangle;
  /** Whether the keyboard is its own. */
  readonly active: boolean;
}

/** The whole title, a pattern that it matches, or the number of the window or of its process. */
export type WindowPattern = string | RegExp | { readonly id: number } | { readonly pid: number };

export function matchesWindow(window: DesktopWindow, pattern: WindowPattern): boolean {
  if (typeof pattern === "string") return window.title === pattern;
  if (pattern instanceof RegExp) return window.title.search(pattern) !== -1;
  return "id" in pattern ? window.id === pattern.id : window.pid === pattern.pid;
}

export function describePattern(pattern: WindowPattern): string {
  if (typeof pattern === "string") return `is called "${pattern}"`;
  if (pattern instanceof RegExp) return `is called ${String(pattern)}`;
  return "id" in pattern ? `has the number ${pattern.id}` : `is one of process ${pattern.pid}`;
}

export function describeWindows(windows: readonly DesktopWindow[]): string {
  if (windows.length === 0) return "There are no windows.";
  const lines = windows.map(({ title, pid, geometry, active }) => {
    const place = describeRectangle(geometry);
    return `  "${title}" of process ${pid ?? "unknown"}, ${place}${active ? ", active" : ""}`;
  });
  return ["There are these windows:", ...lines].join("\n");
}
