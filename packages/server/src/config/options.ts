/** The options of the command line that set something of the configuration, and what was given for them. */
import { type Command, Option } from "commander";
import { type Config, configVariable, defaultConfigFile, loadConfig } from "./load.ts";
import { type SettingName, settingNames, settingOf } from "./settings.ts";

/** Adds `--config` and an option for each setting that has one. */
export function addConfigOptions(program: Command): void {
  program.option(
    "--config <file>",
    `the configuration; conf.d/*.toml beside it is read too (default: $${configVariable}, else ${defaultConfigFile}, if it is there)`,
  );
  for (const name of settingNames) {
    const option = optionFor(name);
    if (option !== undefined) program.addOption(option);
  }
}

/** The configuration that follows from what was given to the program. @throws {ConfigError} */
export function configFor(program: Command): Config {
  const entries = settingNames.flatMap((name) => {
    const option = optionFor(name)?.attributeName();
    if (option === undefined || program.getOptionValueSource(option) !== "cli") return [];
    return [[name, String(program.getOptionValue(option))]];
  });
  const { config: file } = program.opts<{ config?: string }>();
  return loadConfig({ env: process.env, options: Object.fromEntries(entries), file });
}

function optionFor(name: SettingName): Option | undefined {
  const { option, doc, kind, fallback, fallbackNote } = settingOf(name);
  if (option === undefined) return undefined;
  const [sentence = ""] = doc.split(/(?<=\.) /);
  const usual = fallbackNote ?? kind.toToml(fallback({}));
  const described = new Option(option, `${lowered(sentence.replace(/\.$/, ""))} (default: ${usual})`);
  if ("words" in kind) described.choices(kind.words as string[]);
  // Given several times, an option that takes a list takes all of it.
  if (lists.has(name))
    described.argParser((text, before?: string) => (before === undefined ? text : `${before},${text}`));
  return described;
}

/** Settings of which an option gives one of several. */
const lists: ReadonlySet<SettingName> = new Set(["limits.exempt", "server.listen"]);

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
