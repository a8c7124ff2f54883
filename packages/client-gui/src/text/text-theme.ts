/** What the HTML of messages needs to know of the look. */
import type { Theme } from "../style/theme.ts";
import type { CodeKind } from "./highlight.ts";

export interface TextTheme {
  /** Colours as "#rrggbb". */
  readonly link: string;
  readonly muted: string;
  /** Behind code. */
  readonly codeSurface: string;
  readonly codeText: string;
  /** Of what code is made of. */
  readonly codeColours: Readonly<Record<CodeKind, string>>;
  /** The bar beside a quote. */
  readonly quoteBar: string;
  /** `@name` of others. */
  readonly mentionText: string;
  /** `@name` of the person who reads, on a colour of its own. */
  readonly ownMentionSurface: string;
  readonly ownMentionText: string;
  /** A family, or several with commas between. */
  readonly codeFont: string;
  /** In device-independent pixels, for the font size that messages have. */
  readonly indentPixels: number;
  readonly gapPixels: number;
  /** Of emoji among words: at the size of letters, little of them is seen. */
  readonly emojiPixels: number;
  /** Of a message that is nothing but a few emoji. */
  readonly bigEmojiPixels: number;
}

/** @param fontPixels the size of the text of messages, in device-independent pixels. */
export function textThemeOf(theme: Theme, fontPixels: number): TextTheme {
  return {
    link: theme.accent,
    muted: theme.textMuted,
    codeSurface: theme.surfaceOff,
    codeText: theme.text,
    codeColours: {
      plain: theme.text,
      comment: theme.textMuted,
      keyword: theme.names[3] ?? theme.text,
      name: theme.names[0] ?? theme.text,
      number: theme.names[1] ?? theme.text,
      string: theme.names[2] ?? theme.text,
    },
    quoteBar: theme.border,
    mentionText: theme.accent,
    ownMentionSurface: theme.warningSurface,
    ownMentionText: theme.warningText,
    codeFont: "monospace",
    indentPixels: Math.round(fontPixels * 1.35),
    gapPixels: Math.round(fontPixels * 0.45),
    emojiPixels: Math.round(fontPixels * 1.2),
    bigEmojiPixels: Math.round(fontPixels * 2.4),
  };
}
