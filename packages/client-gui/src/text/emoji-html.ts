/** Text with its emoji in colours, and a little larger: a font of letters may have some of them too, thin and black. */
import { element, type Html, joinHtml, textHtml } from "./html.ts";
import type { TextTheme } from "./text-theme.ts";

export function emojiHtml(text: string, theme: TextTheme): Html {
  // Most texts have none, and this is far quicker than taking them apart.
  if (!/\p{Extended_Pictographic}|\p{RI}|\u20e3/u.test(text)) return textHtml(text);
  const style = { "font-family": emojiFonts, "font-size": `${theme.emojiPixels}px` };
  return joinHtml(
    text
      .split(/((?:\p{RGI_Emoji})+)/v)
      .map((part, index) => (index % 2 === 0 ? textHtml(part) : element("span", { style }, textHtml(part)))),
  );
}

/** The first that there is. */
export const emojiFonts = "noto color emoji, emoji";
