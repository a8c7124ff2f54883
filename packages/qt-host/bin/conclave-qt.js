#!/usr/bin/env node
// Plain JavaScript that any Node can read: an old one gets a sentence here, not a syntax error from further
// in.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const oldest = manifest.engines.node.replace(">=", "");

if (isOlder(process.versions.node, oldest)) {
  process.stderr.write(`conclave-qt needs Node ${oldest} or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 69;
} else {
  const { main } = await import("../dist/cli/main.js");
  process.exitCode = await main(process.argv.slice(2));
}

/** @param {string} version @param {string} other */
function isOlder(version, other) {
  const numbers = version.split(".").map(Number);
  const otherNumbers = other.split(".").map(Number);
  const index = otherNumbers.findIndex((number, place) => number !== numbers[place]);
  return index >= 0 && numbers[index] < otherNumbers[index];
}
