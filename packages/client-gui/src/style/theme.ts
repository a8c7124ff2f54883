/** Every colour and measure of the windows, for light, dark and high contrast. Nothing else may name a colour. */

export type ThemeName = "dark" | "high-contrast-dark" | "high-contrast-light" | "light";

export interface Theme {
  readonly name: ThemeName;
  /** Behind the panels at the sides, the menu bar and dialogs. */
  readonly window: string;
  /** Behind what is read and typed. */
  readonly surface: string;
  /** Behind a field that cannot be typed in now, code, and quotes. */
  readonly surfaceOff: string;
  /** Under the pointer. */
  readonly hover: string;
  /** Behind the chosen item of a menu, and its text. */
  readonly selected: string;
  readonly selectedText: string;
  /** Behind the current row of a list, whose texts keep their colours. */
  readonly current: string;
  /** Between panels: it only pleases the eye. */
  readonly border: string;
  /** Around what can be typed in or pressed: it has to be seen. */
  readonly controlBorder: string;
  readonly text: string;
  readonly textMuted: string;
  readonly link: string;
  /** The one colour that asks for attention: the main button, the focus. */
  readonly accent: string;
  readonly accentHover: string;
  readonly accentText: string;
  /** Around what has the keyboard. */
  readonly focus: string;
  /** An encrypted conversation; somebody who is here. */
  readonly good: string;
  readonly away: string;
  /** How many unread; and how many of them are for us. */
  readonly badge: string;
  readonly badgeText: string;
  readonly alert: string;
  readonly alertText: string;
  /** Behind a message that mentions us. */
  readonly mention: string;
  /** A problem: behind its text, around it, and the text itself. */
  readonly warningSurface: string;
  readonly warningBorder: string;
  readonly warningText: string;
  /** An alarm. */
  readonly alarmSurface: string;
  readonly alarmBorder: string;
  readonly alarmText: string;
  /** Names of people, told apart by colour as well; also the letters of their round signs, on a tint of the same. */
  readonly names: readonly string[];
}

const light: Theme = {
  name: "light",
  window: "#f1f3f6",
  surface: "#ffffff",
  surfaceOff: "#eceff3",
  hover: "#e3e8ef",
  selected: "#d6e2fa",
  selectedText: "#12305f",
  current: "#d9e4f8",
  border: "#d5dae2",
  controlBorder: "#7f8896",
  text: "#1a222e",
  textMuted: "#525d6f",
  link: "#1f55b5",
  accent: "#2559bd",
  accentHover: "#1c4796",
  accentText: "#ffffff",
  focus: "#2559bd",
  good: "#1a6a3a",
  away: "#8a6100",
  badge: "#5a6577",
  badgeText: "#ffffff",
  alert: "#b3261e",
  alertText: "#ffffff",
  mention: "#fff4d6",
  warningSurface: "#fff4d6",
  warningBorder: "#a87f12",
  warningText: "#5c4400",
  alarmSurface: "#fdeaea",
  alarmBorder: "#c23c3c",
  alarmText: "#8c1414",
  names: ["#2559bd", "#8a3a00", "#1a6a3a", "#7a2a8c", "#00606a", "#9c1f52", "#5a5300", "#4a45b0"],
};

const dark: Theme = {
  name: "dark",
  window: "#171b21",
  surface: "#1f242c",
  surfaceOff: "#191d24",
  hover: "#2a313c",
  selected: "#2b4168",
  selectedText: "#eaf1ff",
  current: "#2a3b57",
  border: "#343c48",
  controlBorder: "#78849a",
  text: "#e6e9ef",
  textMuted: "#a4aebe",
  link: "#8fb8ff",
  accent: "#86b2ff",
  accentHover: "#a9c9ff",
  accentText: "#0c1a33",
  focus: "#86b2ff",
  good: "#7fd6a0",
  away: "#e0b860",
  badge: "#97a3b6",
  badgeText: "#12161c",
  alert: "#ff8f86",
  alertText: "#2c0906",
  mention: "#362f1a",
  warningSurface: "#383017",
  warningBorder: "#a58b33",
  warningText: "#f4dc8c",
  alarmSurface: "#421f22",
  alarmBorder: "#d4686d",
  alarmText: "#ffb9bc",
  names: ["#86b2ff", "#ffb47a", "#7fd6a0", "#dca0f0", "#6fd3df", "#ff9ec0", "#d9d070", "#b3b0ff"],
};

const highContrastDark: Theme = {
  name: "high-contrast-dark",
  window: "#000000",
  surface: "#000000",
  surfaceOff: "#1a1a1a",
  hover: "#2e2e2e",
  selected: "#ffe14d",
  selectedText: "#000000",
  current: "#5e5200",
  border: "#ffffff",
  controlBorder: "#ffffff",
  text: "#ffffff",
  textMuted: "#f5f5f5",
  link: "#8fe3ff",
  accent: "#ffe14d",
  accentHover: "#fff0a0",
  accentText: "#000000",
  focus: "#ffe14d",
  good: "#8dffb0",
  away: "#ffcf70",
  badge: "#ffffff",
  badgeText: "#000000",
  alert: "#ffb3ad",
  alertText: "#000000",
  mention: "#332b00",
  warningSurface: "#332b00",
  warningBorder: "#ffe14d",
  warningText: "#fff3b0",
  alarmSurface: "#3d0000",
  alarmBorder: "#ff9d9d",
  alarmText: "#ffdcdc",
  names: ["#9cc4ff", "#ffc08a", "#8dffb0", "#efb5ff", "#7fe9f5", "#ffb0cd", "#ece27a", "#c6c3ff"],
};

const highContrastLight: Theme = {
  name: "high-contrast-light",
  window: "#ffffff",
  surface: "#ffffff",
  surfaceOff: "#f2f2f2",
  hover: "#e2e2e2",
  selected: "#00308f",
  selectedText: "#ffffff",
  current: "#c9d6f2",
  border: "#000000",
  controlBorder: "#000000",
  text: "#000000",
  textMuted: "#2b2b2b",
  link: "#00308f",
  accent: "#00308f",
  accentHover: "#001f5c",
  accentText: "#ffffff",
  focus: "#00308f",
  good: "#00441b",
  away: "#4d3500",
  badge: "#000000",
  badgeText: "#ffffff",
  alert: "#7a0000",
  alertText: "#ffffff",
  mention: "#fff2bf",
  warningSurface: "#fff2bf",
  warningBorder: "#4d3500",
  warningText: "#332300",
  alarmSurface: "#ffe3e3",
  alarmBorder: "#7a0000",
  alarmText: "#5c0000",
  names: ["#00308f", "#5c2700", "#00441b", "#561266", "#00414a", "#6e0f37", "#3d3800", "#2f2a85"],
};

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light,
  dark,
  "high-contrast-dark": highContrastDark,
  "high-contrast-light": highContrastLight,
};

/** Distances, in device-independent pixels: multiples of the base unit. */
const baseUnit = 4;
export const spacing = {
  tiny: baseUnit,
  small: 2 * baseUnit,
  medium: 3 * baseUnit,
  large: 4 * baseUnit,
  huge: 6 * baseUnit,
} as const;

/** Corners, in device-independent pixels: of fields and buttons, of cards and strips. */
export const cornerRadius = 6;
export const cardRadius = 10;

/** Sizes of text, as parts of the body's. */
export const typeScale = { small: 0.85, heading: 1.15, title: 1.5 } as const;

/** The colour of a name: the same name has the same colour in every window. */
export function nameColour(theme: Theme, name: string): string {
  return theme.names[nameTone(name) % theme.names.length] ?? theme.text;
}

/** Which of the names' colours it is, modulo their count: for what knows no theme. */
export function nameTone(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
