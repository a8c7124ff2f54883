// npm test: sets up what is missing, then checks and tests everything.
import { runOnProjectNode } from "./setup/project-node.mjs";
import { setUp } from "./setup/set-up.mjs";

if (await setUp({ withVirtualDesktop: true, withTestPrograms: true }))
  process.exitCode = await runOnProjectNode("scripts/check.mjs", ...process.argv.slice(2));
