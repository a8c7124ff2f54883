/** Writes what is generated in the documents: `pnpm --filter @conclave/repository-checks write`. */
import { writeGenerated } from "./generated-part.ts";
import { renderStateTables } from "./state-tables.ts";

writeGenerated("docs/protocol.md", "state tables", renderStateTables());
