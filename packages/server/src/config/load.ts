/**
 * One configuration out of all that says something about it, the later over the earlier: defaults, the file, the files of
 * conf.d beside it in the order of their names, the environment, the command line. All of it is checked before anything
 * is used, and every mistake is told.
 */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError, inFileOrder, type Mistake, type Origin } from "./mistakes.ts";
import { nearest, suggestion } from "./nearest.ts";
import { contradictions } from "./rules.ts";
import { type SettingName, type Settings, sections, settingNames, settingOf } from "./settings.ts";
import { readTomlFile, type TomlEntry } from "./toml-file.ts";

export interface ConfigSources {
  readonly env: NodeJS.ProcessEnv;
  /** What was given on the command line, as it was typed. */
  readonly options?: Readonly<Partial<Record<SettingName, string>>>;
  /** The file that somebody named. Default: $CONCLAVED_CONFIG, else {@link defaultConfigFile}, where it is there. */
  readonly file?: string | undefined;
}

export interface Config {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** Those that were read. */
  readonly files: readonly string[];
}

/** Where packages and people put it. */
export const defaultConfigFile = "/etc/conclave/server.toml";

/** The variable that names another one. */
export const configVariable = "CONCLAVED_CONFIG";

/** @throws {ConfigError} with every mistake. */
export function loadConfig(sources: ConfigSources): Config {
  const found = new Findings(sources.env);
  const files = configFiles(sources, found);
  for (const file of files) readFile(file, found);
  readEnvironment(sources.env, found);
  for (const [name, text] of Object.entries(sources.options ?? {})) {
    const { option = "" } = settingOf(name as SettingName);
    const [flag = ""] = option.split(" ");
    found.set(name as SettingName, { from: "command line", option: flag }, (kind) => kind.fromText(text));
  }
  return { ...found.finish(), files };
}

/** The main file and those beside it, in the order in which they are read. */
function configFiles({ env, file }: ConfigSources, found: Findings): readonly string[] {
  const named = file ?? (env[configVariable] || undefined);
  const main = named ?? defaultConfigFile;
  const folder = join(dirname(main), "conf.d");
  const beside = found.lookAt(folder, () => readdirSync(folder)) ?? [];
  const names = beside.filter((name) => /^[^.].*\.toml$/.test(name)).sort();
  // One that was named has to be there; reading it says so if it is not.
  const isThere = named !== undefined || found.lookAt(main, () => statSync(main)) !== undefined;
  return [...(isThere ? [main] : []), ...names.map((name) => join(folder, name))];
}

function readFile(path: string, found: Findings): void {
  let entries: readonly TomlEntry[];
  try {
    entries = readTomlFile(path);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.mistakes) found.add(mistake);
    return;
  }
  for (const { key, is, value, origin } of entries) {
    if (is === "section") {
      if (!Object.hasOwn(sections, key)) found.add(unknownSection(key, origin));
    } else if (isSetting(key)) found.set(key, origin, (kind) => kind.fromToml(value));
    else found.add(unknownKey(key, origin));
  }
}

function readEnvironment(env: NodeJS.ProcessEnv, found: Findings): void {
  const known = new Map(settingNames.map((name) => [settingOf(name).variable, name]));
  // Compared without what all of them begin with, by which any two look alike.
  const names = [...known.keys(), configVariable].filter((name) => name !== undefined).map(unprefixed);
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(variablePrefix) || text === undefined || variable === configVariable) continue;
    const origin = { from: "environment", variable } as const;
    const name = known.get(variable);
    if (name !== undefined) found.set(name, origin, (kind) => kind.fromText(text));
    // Whoever runs containers has variables set for each service, such as CONCLAVED_PORT: those are not ours.
    else if (nearest(unprefixed(variable), names) !== undefined) {
      const meant = suggestion(unprefixed(variable), names, variablePrefix);
      found.add({ origin, message: `there is no such variable.${meant}` });
    }
  }
}

function isSetting(key: string): key is SettingName {
  return (settingNames as readonly string[]).includes(key);
}

function unknownKey(key: string, origin: Origin): Mistake {
  if (Object.hasOwn(sections, key)) return { origin, key, message: `this is a section: [${key}].` };
  return { origin, key, message: `there is no such key.${suggestion(key, settingNames)}` };
}

function unknownSection(key: string, origin: Origin): Mistake {
  return { origin, key, message: `there is no such section.${suggestion(key, Object.keys(sections))}` };
}

/** What was found so far: the last value of each setting, and all mistakes. */
class Findings {
  readonly #env: NodeJS.ProcessEnv;
  readonly #values = new Map<SettingName, { readonly value: unknown; readonly origin: Origin }>();
  readonly #mistakes: Mistake[] = [];
  readonly #doubtful = new Set<SettingName>();

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  add(mistake: Mistake): void {
    this.#mistakes.push(mistake);
  }

  /** What `look` says of a path, or nothing, if it is not there. Any other obstacle is a mistake: rules may be behind it. */
  lookAt<Seen>(path: string, look: () => Seen): Seen | undefined {
    try {
      return look();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT")
        this.add({
          origin: { from: "file", path, line: 1, column: 1 },
          message: `it cannot be read: ${message}.`,
        });
      return undefined;
    }
  }

  set(
    name: SettingName,
    origin: Origin,
    read: (kind: ReturnType<typeof settingOf>["kind"]) => unknown,
  ): void {
    try {
      this.#values.set(name, { value: read(settingOf(name).kind), origin });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#doubtful.add(name);
      this.add({ origin, key: name, message: error.message });
    }
  }

  /** @throws {ConfigError} if there is any mistake. */
  finish(): Omit<Config, "files"> {
    const entries = settingNames.map((name) => {
      const given = this.#values.get(name);
      return [
        name,
        given ?? { value: settingOf(name).fallback(this.#env), origin: { from: "default" } },
      ] as const;
    });
    const settings = Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Settings;
    const origins = Object.fromEntries(entries.map(([name, { origin }]) => [name, origin]));
    const config = { settings, origins: origins as Config["origins"] };
    const mistakes = [...this.#mistakes, ...contradictions(config, this.#doubtful)];
    if (mistakes.length > 0) throw new ConfigError(inFileOrder(mistakes));
    return config;
  }
}

function unprefixed(variable: string): string {
  return variable.slice(variablePrefix.length);
}

const variablePrefix = "CONCLAVED_";
