/** Writes what is generated in the documents: `pnpm --filter @conclave/repository-checks write`. */
import { writeGenerated } from "./generated-part.ts";
import { specification, specificationParts } from "./protocol/parts.ts";

for (const [name, render] of Object.entries(specificationParts))
  writeGenerated(specification, name, render());
