/** What the HTML of messages needs to know of the look: made from the theme by whoever draws. */

export interface TextTheme {
  /** Colours as "#rrggbb". */
  readonly link: string;
  readonly muted: string;
  /** Behind code. */
  readonly codeSurface: string;
  readonly codeText: string;
  /** The bar beside a quote. */
  readonly quoteBar: string;
  /** `@name` of others. */
  readonly mentionText: string;
  /** `@name` of the person who reads, on a colour of its own. */
  readonly ownMentionSurface: string;
  readonly ownMentionText: string;
  /** A list of the desktop's font for code comes first: "monospace". */
  readonly codeFont: string;
  /** In device-independent pixels, for the font size that messages have. */
  readonly indentPixels: number;
  readonly gapPixels: number;
  /** Of a message that is nothing but a few emoji. */
  readonly bigEmojiPixels: number;
}
