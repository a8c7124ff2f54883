/** The look that the tests of texts draw with: no two colours are the same, so that each can be told in the HTML. */
import type { TextTheme } from "../../src/text/text-theme.ts";

export const testTheme: TextTheme = {
  link: "#0000a1",
  muted: "#0000a2",
  codeSurface: "#0000a3",
  codeText: "#0000a4",
  quoteBar: "#0000a5",
  mentionText: "#0000a6",
  ownMentionSurface: "#0000a7",
  ownMentionText: "#0000a8",
  codeFont: "monospace",
  indentPixels: 18,
  gapPixels: 6,
  bigEmojiPixels: 32,
};
