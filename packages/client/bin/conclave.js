#!/usr/bin/env node
// Checked here, before anything is loaded that an older Node could not even parse.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(`conclave: Node 24.12 or later is needed; this is ${process.versions.node}.\n`);
  process.exit(69);
}
const { loadProgram } = await import("../dist/load-program.js");
const { main } = await loadProgram(new URL("..", import.meta.url), "dist/cli/main.js");
await main(process.argv);
