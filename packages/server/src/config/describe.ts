/** Every setting in words, for whatever shows them to people: the sample file, the documentation. */
import { sections, settingNames, settingOf } from "./settings.ts";

export interface SettingDescription {
  /** As in the file: the name of its section, and its own. */
  readonly section: string;
  readonly key: string;
  /** Whole sentences. */
  readonly doc: string;
  /** What a value is: `a size such as "512KiB"`. */
  readonly expected: string;
  /** The default, as TOML or, where that is not one and the same everywhere, in words. */
  readonly usual: { readonly as: "toml" | "words"; readonly text: string };
  /** A value that it can have, as TOML: the default, where there is one. */
  readonly example: string;
  /** When a change counts: "at once", "for new connections", "at a restart". */
  readonly counts: string;
  /** What else sets it: an option of the command line, a variable of the environment. */
  readonly alsoBy: readonly string[];
}

export interface SectionDescription {
  readonly name: string;
  /** A sentence. */
  readonly about: string;
  readonly settings: readonly SettingDescription[];
}

export function describeSettings(): readonly SectionDescription[] {
  return Object.entries(sections).map(([name, about]) => {
    const described = settingNames.filter((each) => each.startsWith(`${name}.`)).map(describe);
    return { name, about, settings: described };
  });
}

function describe(name: (typeof settingNames)[number]): SettingDescription {
  const { kind, doc, fallback, fallbackNote, example, reload, variable, option } = settingOf(name);
  const [section = "", key = ""] = name.split(".");
  const shown = kind.toToml(example ?? fallback({}));
  return {
    section,
    key,
    doc,
    expected: kind.expected,
    usual: fallbackNote === undefined ? { as: "toml", text: shown } : { as: "words", text: fallbackNote },
    example: shown,
    counts: reload,
    alsoBy: [option, variable].filter((way) => way !== undefined),
  };
}
