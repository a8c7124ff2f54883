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

/** The whole title, or a pattern that it matches. */
export type TitlePattern = string | RegExp;

export function matchesTitle({ title }: DesktopWindow, pattern: TitlePattern): boolean {
  return typeof pattern === "string" ? title === pattern : title.search(pattern) !== -1;
}

export function describeTitle(pattern: TitlePattern): string {
  return typeof pattern === "string" ? `"${pattern}"` : String(pattern);
}

export function describeWindows(windows: readonly DesktopWindow[]): string {
  if (windows.length === 0) return "There are no windows.";
  const lines = windows.map(({ title, pid, geometry, active }) => {
    const place = describeRectangle(geometry);
    return `  "${title}" of process ${pid ?? "unknown"}, ${place}${active ? ", active" : ""}`;
  });
  return ["There are these windows:", ...lines].join("\n");
}
