/** `conclaved config`: what can be configured, and what is. */
import type { Command } from "commander";
import { valueText } from "../config/changes.ts";
import type { Config } from "../config/load.ts";
import { formatOrigin } from "../config/mistakes.ts";
import { configFor } from "../config/options.ts";
import { sampleConfig } from "../config/sample.ts";
import { settingNames } from "../config/settings.ts";

/** Adds `config default` and `config show`. */
export function addConfigCommand(program: Command): void {
  const config = program.command("config").description("what can be configured, and what is");
  config
    .command("default")
    .description("print a configuration that has every setting with its meaning and its default")
    .action(() => {
      process.stdout.write(sampleConfig());
    });
  config
    .command("show")
    .description("print the values that are in force here, and where each comes from; it can be read back")
    .option("--json", "for programs")
    .action(({ json }: { json?: true }) => {
      const loaded = configFor(program);
      process.stdout.write(json === true ? asJson(loaded) : asToml(loaded));
    });
}

/** Lines of TOML; what has no value is a comment. */
function asToml({ settings, origins }: Config): string {
  const lines = settingNames.map((name) => {
    const isSet = settings[name] !== undefined;
    const line = isSet ? `${name} = ${valueText(name, settings)}` : `# ${name} has no value`;
    return `${line.padEnd(originColumn)} # ${formatOrigin(origins[name])}\n`;
  });
  return lines.join("");
}

function asJson({ settings, origins, files }: Config): string {
  const entries = settingNames.map((name) => [
    name,
    { value: settings[name] ?? null, origin: formatOrigin(origins[name]) },
  ]);
  return `${JSON.stringify({ files, settings: Object.fromEntries(entries) })}\n`;
}

const originColumn = 48;
