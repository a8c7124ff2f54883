/** The small pictures of the window, drawn on a square of 24 units: lines of one width, in the colour of the text beside them. */

export type IconName = keyof typeof shapes;

const shapes = {
  "arrow-down": "M12 5v14M6 13l6 6 6-6",
  bell: "M6 17c1.3-1.4 1.6-3.2 1.6-6.2a4.4 4.4 0 0 1 8.8 0c0 3 .3 4.8 1.6 6.2zM10.2 20a2 2 0 0 0 3.6 0M12 6.4V4.6",
  "bell-off":
    "M6 17c1.3-1.4 1.6-3.2 1.6-6.2 0-.7.1-1.3.4-1.9M10 7a4.4 4.4 0 0 1 6.4 3.8c0 1.8.1 3.2.5 4.3M6 17h10.5M10.2 20a2 2 0 0 0 3.6 0M4.5 4.5l15 15",
  check: "M5 12.5l4.7 4.7L19 7.5",
  "chevron-down": "M7 10l5 5 5-5",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  conclave:
    "M6.5 4.5h11A2.5 2.5 0 0 1 20 7v7a2.5 2.5 0 0 1-2.5 2.5H11L7 20v-3.5h-.5A2.5 2.5 0 0 1 4 14V7a2.5 2.5 0 0 1 2.5-2.5zM12 7.7a1.5 1.5 0 0 1 .8 2.8l.5 2.4h-2.6l.5-2.4A1.5 1.5 0 0 1 12 7.7z",
  delete: "M5 7.5h14M9.5 7.5V5h5v2.5M7 7.5l.8 11.5h8.4L17 7.5M10.3 11v5M13.7 11v5",
  edit: "M5 19l.9-3.9L15.6 5.4a2.1 2.1 0 0 1 3 3L8.9 18.1zM13.6 7.4l3 3",
  hash: "M9.7 4.5L7.5 19.5M16.5 4.5l-2.2 15M5 9h15M4 15h15",
  key: "M13.4 10.6L20 4M17 7l2.4 2.4M15 9l1.8 1.8M14.2 14.5a4.6 4.6 0 1 1-9.2 0 4.6 4.6 0 0 1 9.2 0z",
  lock: "M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.3v2",
  "lock-open": "M6 11h12v8.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.7-1.4M12 14.3v2",
  menu: "M5 7h14M5 12h14M5 17h14",
  more: "M5.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0zM11.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0zM17.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0z",
  paperclip:
    "M18.5 11.5l-6.9 6.9a4.1 4.1 0 0 1-5.8-5.8l7.4-7.4a2.7 2.7 0 0 1 3.9 3.9l-7.2 7.2a1.3 1.3 0 0 1-1.9-1.9l6.5-6.5",
  people:
    "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19c.4-3.4 2.7-5 6-5s5.6 1.6 6 5M15.5 5.4a3.1 3.1 0 0 1 0 5.9M17.6 14.4c2 .6 3.1 2.1 3.4 4.6",
  person: "M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 19.7c.5-3.7 3.1-5.5 7-5.5s6.5 1.8 7 5.5",
  pin: "M9 4.5h6l-.6 6 2.8 3.3H6.8l2.8-3.3zM12 13.8V20",
  plus: "M12 5.5v13M5.5 12h13",
  reply: "M9.5 6.5L4.5 11.5l5 5M4.8 11.5H13c4 0 6.3 2.1 6.5 6.5",
  search: "M10.8 16.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6zM15.2 15.2L20 20",
  send: "M4.5 12L4 5l16.5 7L4 19zM4.5 12h7.5",
  settings:
    "M4.5 7.5h7M16.5 7.5h3M4.5 16.5h3M12.5 16.5h7M14 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  smile: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8.6 13.7a3.9 3.9 0 0 0 6.8 0M9.3 9.8h.01M14.7 9.8h.01",
  warning: "M12 5L3.5 19h17zM12 10.5v4M12 16.7h.01",
} as const;

/** SVG by name, with `currentColor` where the colour is to be. */
export const iconSources = Object.fromEntries(
  Object.entries(shapes).map(([name, path]) => [name, source(path)]),
) as Readonly<Record<IconName, string>>;

/** The icon as SVG in one colour. */
export function iconSvg(name: IconName, colour: string): string {
  return iconSources[name].replaceAll("currentColor", colour);
}

function source(path: string): string {
  const pen =
    'fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${path}" ${pen}/></svg>`;
}
