/** The part of docs/configuration.md that is generated: every setting of the server, section by section. */
import { describeSettings, type SettingDescription } from "@conclave/server";
import { table } from "./protocol/table.ts";

export const configuration = "docs/configuration.md";

export const configurationParts: Readonly<Record<string, () => string>> = { settings: renderSettings };

function renderSettings(): string {
  const parts = describeSettings().map(({ name, about, settings }) =>
    [
      `### [${name}]`,
      about,
      table([["key", "meaning", "default", "a change counts"], ...settings.map(row)]),
    ].join("\n\n"),
  );
  return parts.join("\n\n");
}

function row({ key, doc, expected, usual, counts, alsoBy }: SettingDescription): readonly string[] {
  const others = alsoBy.length === 0 ? "" : ` Also ${alsoBy.map((way) => `\`${way}\``).join(", ")}.`;
  const value = usual.as === "toml" ? `\`${usual.text}\`` : usual.text;
  return [`\`${key}\``, `${doc} Expected: ${expected}.${others}`, value, counts];
}
