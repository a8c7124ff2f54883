// npm start: sets up what is missing, then runs a server and opens the window. Plain JavaScript for the machine's own
// Node, from version 20 on; everything behind it runs on the Node that the set-up brings.
import { hasDisplay } from "./setup/display.mjs";
import { runOnProjectNode } from "./setup/project-node.mjs";
import { setUp } from "./setup/set-up.mjs";

const options = process.argv.slice(2);
const isVirtual = options.includes("--virtual") || !(await hasDisplay());
if (isVirtual && !options.includes("--virtual")) options.push("--virtual");

if (await setUp({ withVirtualDesktop: isVirtual, withTestPrograms: false })) {
  process.exitCode = await runOnProjectNode("tooling/launcher/src/start.ts", ...options);
}
