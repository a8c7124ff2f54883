/** The part of docs/window.md that is generated: every setting of the window, section by section. */
import { describeSettings } from "@conclave/client-gui/settings";
import { table } from "./protocol/table.ts";

export const windowManual = "docs/window.md";

export const windowManualParts: Readonly<Record<string, () => string>> = {
  "window settings": renderSettings,
};

function renderSettings(): string {
  const parts = describeSettings().map(({ section, about, settings }) => {
    const rows = settings.map(({ key, doc, expected, usual }) => [
      `\`${key}\``,
      `${doc} Expected: ${expected}.`,
      `\`${usual}\``,
    ]);
    return [`#### [${section}]`, about, table([["key", "meaning", "default"], ...rows])].join("\n\n");
  });
  return parts.join("\n\n");
}
