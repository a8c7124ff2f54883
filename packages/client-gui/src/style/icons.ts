/** The signs on buttons, drawn on 24 by 24 units with lines two units wide, in whatever colour they are given. */

export type IconName = keyof typeof shapes;

/** @returns a whole SVG document. */
export function iconSvg(name: IconName, colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes[name].replaceAll("currentColor", colour)}</svg>`;
}

const shapes = {
  attach: `<path d="M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6"/>`,
  close: `<path d="M6 6l12 12M18 6L6 18"/>`,
  details: `<circle cx="12" cy="12" r="9"/><path d="M12 11v6"/><circle cx="12" cy="7.6" r="0.7" fill="currentColor"/>`,
  "do-not-disturb": `<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>`,
  down: `<path d="M12 5v14M6 13l6 6 6-6"/>`,
  edit: `<path d="M4 20l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.6L8.5 19z"/>`,
  emoji: `<circle cx="12" cy="12" r="9"/><path d="M8 14.5c1 1.5 2.4 2.2 4 2.2s3-.7 4-2.2"/><circle cx="9" cy="9.6" r="0.7" fill="currentColor"/><circle cx="15" cy="9.6" r="0.7" fill="currentColor"/>`,
  "lock-closed": `<rect x="5" y="11" width="14" height="9" rx="2" fill="currentColor"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  "lock-open": `<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 7.6-1.7"/>`,
  people: `<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6"/><path d="M16 4.8a3.5 3.5 0 0 1 0 6.400M18.5 14.600c1.8.9 2.8 2.7 3 5.4"/>`,
  plus: `<path d="M12 5v14M5 12h14"/>`,
  reply: `<path d="M10 6l-6 6 6 6M4 12h9c4 0 6.5 2 7 6"/>`,
  search: `<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L20.5 20.5"/>`,
  send: `<path d="M4 12L20 4.5 15 20.5 11.5 13.500z"/><path d="M11.5 13.500L20 4.5"/>`,
  settings: `<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>`,
  up: `<path d="M12 19V5M6 11l6-6 6 6"/>`,
} as const;
