#!/usr/bin/env node
/** conclave-bundle ENTRY [--keep PACKAGE]…: run in a package's folder, once that is compiled. */
import { parseArgs } from "node:util";
import { bundle } from "./bundle.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "string", multiple: true, default: [] } },
});
const [entry, ...others] = positionals;
if (entry === undefined || others.length > 0) {
  process.stderr.write("What it takes: ENTRY [--keep PACKAGE]…\n");
  process.exit(64);
}
await bundle({ folder: process.cwd(), entry, kept: values.keep });
