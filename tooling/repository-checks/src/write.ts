/** Writes what is generated in the documents: `pnpm --filter @conclave/repository-checks write`. */
import { configuration, configurationParts } from "./configuration.ts";
import { writeGenerated } from "./generated-part.ts";
import { specification, specificationParts } from "./protocol/parts.ts";
import { windowManual, windowManualParts } from "./window-settings.ts";

for (const [path, parts] of [
  [specification, specificationParts],
  [configuration, configurationParts],
  [windowManual, windowManualParts],
] as const)
  for (const [name, render] of Object.entries(parts)) writeGenerated(path, name, render());
