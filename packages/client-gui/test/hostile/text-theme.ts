/** The look that the tests of texts draw with: no two colours are the same, so that each can be told in the HTML. */
import type { TextTheme } from "../../src/text/text-theme.ts";

export const testTheme: TextTheme = {
  link: "#0000a1",
  muted: "#0000a2",
  codeSurface: "#0000a3",
  codeText: "#0000a4",
  codeColours: {
    plain: "#0000a4",
    comment: "#0000b1",
    keyword: "#0000b2",
    name: "#0000b3",
    number: "#0000b4",
    string: "#0000b5",
  },
  quoteBar: "#0000a5",
  mentionText: "#0000a6",
  ownMentionSurface: "#0000a7",
  ownMentionText: "#0000a8",
  codeFont: "monospace",
  indentPixels: 18,
  gapPixels: 6,
  emojiPixels: 16,
  bigEmojiPixels: 32,
};
