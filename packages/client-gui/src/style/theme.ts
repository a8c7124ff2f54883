/** Colours and measures of the window: every one of them, for light and for dark. */

export type ThemeName = "dark" | "light";

export interface Theme {
  readonly name: ThemeName;
  /** Behind everything. */
  readonly window: string;
  /** Behind what is read and typed. */
  readonly surface: string;
  /** Behind a field that cannot be typed in now. */
  readonly surfaceOff: string;
  readonly border: string;
  readonly text: string;
  readonly textMuted: string;
  /** The one colour that asks for attention: the main button, the focus. */
  readonly accent: string;
  readonly accentHover: string;
  readonly accentText: string;
  /** An encrypted conversation. */
  readonly good: string;
  /** A problem: behind its text, around it, and the text itself. */
  readonly warningSurface: string;
  readonly warningBorder: string;
  readonly warningText: string;
  /** An alarm. */
  readonly alarmSurface: string;
  readonly alarmBorder: string;
  readonly alarmText: string;
  /** Names of people, told apart by colour as well. */
  readonly names: readonly string[];
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    name: "light",
    window: "#f3f4f6",
    surface: "#ffffff",
    surfaceOff: "#e9ebee",
    border: "#c4c9d1",
    text: "#1c2430",
    textMuted: "#596273",
    accent: "#2457b3",
    accentHover: "#1c468f",
    accentText: "#ffffff",
    good: "#1c6b3c",
    warningSurface: "#fff6da",
    warningBorder: "#d9b44a",
    warningText: "#5c4400",
    alarmSurface: "#fdeaea",
    alarmBorder: "#cf4b4b",
    alarmText: "#8c1414",
    names: ["#2457b3", "#8a3a00", "#1c6b3c", "#7a2a8c", "#00616b", "#9c1f52", "#5a5300", "#4a45b0"],
  },
  dark: {
    name: "dark",
    window: "#1b1f26",
    surface: "#232933",
    surfaceOff: "#1f242c",
    border: "#454e5d",
    text: "#e7eaf0",
    textMuted: "#a3adbd",
    accent: "#7fb0ff",
    accentHover: "#a3c7ff",
    accentText: "#0d1b33",
    good: "#7fd6a0",
    warningSurface: "#3a3218",
    warningBorder: "#8f7a2e",
    warningText: "#f4dc8c",
    alarmSurface: "#421f22",
    alarmBorder: "#c05a5f",
    alarmText: "#ffb9bc",
    names: ["#7fb0ff", "#ffb47a", "#7fd6a0", "#dca0f0", "#6fd3df", "#ff9ec0", "#d9d070", "#b3b0ff"],
  },
};

/** Distances in device-independent pixels. */
export const spacing = { small: 6, medium: 10, large: 14 } as const;

/** Corners of fields, buttons and panels, in device-independent pixels. */
export const cornerRadius = 5;

/** The colour of a name: the same name has the same colour in every window. */
export function nameColour(theme: Theme, name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return theme.names[sum % theme.names.length] ?? theme.text;
}
