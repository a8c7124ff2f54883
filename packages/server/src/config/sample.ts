/** `conclaved config default`: every setting with its meaning and its default, to be uncommented where it should differ. */

import { describeSettings, type SettingDescription } from "./describe.ts";
import { wrap } from "./wrap.ts";

/** A file that changes nothing: each setting is there as a comment. */
export function sampleConfig(): string {
  const parts = describeSettings().map(({ name, about, settings }) =>
    [`# ${about}`, `[${name}]`, "", settings.map(commented).join("\n\n")].join("\n"),
  );
  return `${introduction}\n\n${parts.join("\n\n")}\n`;
}

function commented({ key, doc, expected, usual, example, counts, alsoBy }: SettingDescription): string {
  const paragraphs = [
    doc,
    `${capital(expected)}. A change counts ${counts}.${alsoBy.length === 0 ? "" : ` Also: ${alsoBy.join(", ")}.`}`,
    ...(usual.as === "toml" ? [] : [`Default: ${usual.text}.`]),
  ];
  const comments = paragraphs.flatMap((paragraph) => wrap(paragraph)).map((line) => `# ${line}`);
  return [...comments, `#${key} = ${example}`].join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const introduction = [
  "# The configuration of conclaved, in TOML: /etc/conclave/server.toml, or what --config names. Files of conf.d beside",
  "# it that end in .toml are read after it, in the order of their names; the environment goes over all files, and",
  "# options of the command line over all. A line that begins with # changes nothing; without a blank behind the # it",
  "# shows a default, or an example.",
  "#",
  "# conclaved check             finds mistakes, and starts nothing",
  "# conclaved config show       shows what is in force, and where each value comes from",
  "# systemctl reload conclaved  takes over what has changed, all of it or nothing; nobody is disconnected",
].join("\n");
