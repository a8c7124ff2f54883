/** What the text of the settings' file says, and the text that says something else in one place. Pure. */
import { defaultSettings, type Settings } from "./settings.ts";
import { describeSettings, fileKey, type SettingName, settingNames, settingOf } from "./settings-table.ts";
import { parseToml } from "./toml-text.ts";

export interface SettingFault {
  readonly line: number;
  /** As in the file, its section in front. */
  readonly key: string;
  readonly message: string;
}

/** @throws {TomlFault} */
export function readSettings(text: string): {
  readonly settings: Settings;
  readonly faults: readonly SettingFault[];
} {
  const found: Partial<Record<SettingName, unknown>> = {};
  const faults: SettingFault[] = [];
  for (const { key, value, line } of parseToml(text).entries) {
    const name = settingNames.find((each) => fileKey(each) === key);
    const good = name === undefined ? undefined : settingOf(name).kind.read(value);
    if (name === undefined)
      faults.push({ line, key, message: "there is no such setting; it is left alone." });
    else if (good === undefined) faults.push({ line, key, message: whatIsWrong(name, value) });
    else found[name] = good;
  }
  return { settings: { ...defaultSettings, ...(found as Partial<Settings>) }, faults };
}

/** Puts values into a text and changes nothing else of it. @throws {TomlFault} */
export function editSettings(
  text: string,
  changes: Partial<Settings>,
): {
  readonly text: string;
  /** What cannot be put in without changing what else it says, as it would be written. */
  readonly refused: readonly { readonly key: string; readonly line: string }[];
} {
  let edited = text;
  const refused: { key: string; line: string }[] = [];
  for (const name of settingNames) {
    const value = changes[name];
    if (value === undefined) continue;
    const { key, kind } = settingOf(name);
    const written = kind.toToml(value);
    const candidate = withValue(edited, name, written);
    if (saysOnly(candidate, edited, name, written)) edited = candidate;
    else refused.push({ key: fileKey(name), line: `${key} = ${written}` });
  }
  return { text: edited, refused };
}

/** A file that sets nothing: every setting is there as a comment, with its default. */
export function settingsTemplate(): string {
  const parts = describeSettings().map(({ section, about, settings }) =>
    [
      `# ${about}`,
      `[${section}]`,
      ...settings.map(
        ({ key, doc, expected, usual }) =>
          `\n${[doc, `Expected: ${expected}.`]
            .flatMap(wrapped)
            .map((line) => `# ${line}\n`)
            .join("")}#${key} = ${usual}`,
      ),
    ].join("\n"),
  );
  return `${introduction}\n\n${parts.join("\n\n")}\n`;
}

function whatIsWrong(name: SettingName, value: unknown): string {
  const { kind } = settingOf(name);
  const shown = JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}` : each)) ?? "";
  const short = shown.length > shownLength ? `${shown.slice(0, shownLength)}…` : shown;
  return `${kind.expected} is expected; there is ${short}. ${kind.toToml(defaultSettings[name])} counts.`;
}

function withValue(text: string, name: SettingName, written: string): string {
  const { section, key } = settingOf(name);
  const { entries, sections } = parseToml(text);
  const present = entries.find((entry) => entry.key === fileKey(name))?.range;
  if (present !== undefined) return text.slice(0, present[0]) + written + text.slice(present[1]);
  const home = sections.find((each) => each.name === section);
  if (home === undefined) return `${text.trimEnd()}\n\n[${section}]\n${key} = ${written}\n`.trimStart();
  // In place of the line that shows the default, if there is one in the section; else below the heading.
  const next = sections.map(({ end }) => end).filter((end) => end > home.end);
  const until = Math.min(text.length, ...next);
  const comment = new RegExp(`^#${key} = .*$`, "m").exec(text.slice(home.end, until));
  if (comment !== null) {
    const start = home.end + comment.index;
    return `${text.slice(0, start)}${key} = ${written}${text.slice(start + comment[0].length)}`;
  }
  const lineEnd = text.indexOf("\n", home.end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${key} = ${written}${text.slice(at)}`;
}

/** Whether a text says what another one says but for one setting. */
function saysOnly(text: string, before: string, name: SettingName, written: string): boolean {
  const values = (of: string) => new Map(parseToml(of).entries.map(({ key, value }) => [key, show(value)]));
  try {
    const expected = values(before).set(
      fileKey(name),
      show(parseToml(`value = ${written}`).entries[0]?.value),
    );
    const found = values(text);
    return found.size === expected.size && [...expected].every(([key, value]) => found.get(key) === value);
  } catch {
    return false;
  }
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}n` : each));
}

function wrapped(text: string): readonly string[] {
  return text.match(/.{1,110}(?: |$)/g)?.map((line) => line.trimEnd()) ?? [text];
}

const introduction = [
  "# The settings of the Conclave window, in TOML. The window writes what you choose in it, and leaves your own lines as they",
  "# are; what you change here counts when it starts the next time. A line that begins with # changes nothing; without a",
  "# blank behind the # it shows a default.",
].join("\n");

const shownLength = 60;
