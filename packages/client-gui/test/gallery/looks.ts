/** Which pictures there are: every scene once at a usual size, and those that sizes, colours and scales may hurt in all of them. */
import type { SceneName } from "./scenes.ts";

export interface Size {
  /** In pixels of the screen, whatever the scale. */
  readonly width: number;
  readonly height: number;
}

export interface Look {
  readonly theme: "dark" | "high-contrast" | "light";
  readonly scale: 1 | 1.5 | 2;
  /** What the server calls itself. Default: something that means ill. */
  readonly server?: string;
  readonly pictures: Partial<Readonly<Record<SceneName, readonly Size[]>>>;
}

const [small, usual, large] = [size(800, 600), size(1280, 800), size(1920, 1080)];
/** As much as fits into 800x600 at 100 %, and a common screen at 200 %. */
const [smallDoubled, largeDoubled] = [size(1600, 1200), size(1920, 1080)];

export const looks: readonly Look[] = [
  {
    theme: "light",
    scale: 1,
    server: "Harbour",
    pictures: {
      "first-page": [usual],
      "trust-question": [usual],
      showcase: [small, usual],
      completion: [usual],
      "several-chosen": [usual],
      "message-menu": [usual],
      emoji: [usual],
      "room-details": [usual],
      commands: [usual],
      reply: [usual],
      "nobody-wrote-yet": [usual],
    },
  },
  {
    theme: "dark",
    scale: 1,
    server: "Harbour",
    pictures: { showcase: [usual, large], "message-menu": [usual], "nobody-wrote-yet": [usual] },
  },
  {
    theme: "light",
    scale: 1,
    pictures: {
      "first-page": [small, large],
      "trust-question": [small],
      conversation: [small, usual, large],
      "conversation-unread": [usual],
      "ten-thousand-messages": [small, usual],
      "people-hidden": [small, usual],
      settings: [small, usual],
      "x-ray": [small, usual],
      switcher: [small, usual],
      search: [usual],
      shortcuts: [small, usual],
      reconnecting: [small, usual],
      alarm: [small, usual],
    },
  },
  {
    theme: "dark",
    scale: 1,
    pictures: {
      "first-page": [usual],
      conversation: [small, usual, large],
      settings: [usual],
      "x-ray": [usual],
      switcher: [usual],
      reconnecting: [usual],
      alarm: [usual],
    },
  },
  {
    theme: "high-contrast",
    scale: 1,
    pictures: { "first-page": [usual], conversation: [usual], settings: [usual] },
  },
  { theme: "dark", scale: 1.5, pictures: { conversation: [usual], shortcuts: [usual] } },
  {
    theme: "light",
    scale: 2,
    pictures: {
      "first-page": [smallDoubled],
      "trust-question": [largeDoubled],
      conversation: [smallDoubled, largeDoubled],
      settings: [smallDoubled],
      switcher: [largeDoubled],
      alarm: [smallDoubled],
    },
  },
  { theme: "dark", scale: 2, pictures: { conversation: [largeDoubled] } },
];

function size(width: number, height: number): Size {
  return { width, height };
}
