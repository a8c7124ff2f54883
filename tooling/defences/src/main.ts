/** The program: takes out one defence after the other, and shows which test notices. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkout, readSource } from "./checkout.ts";
import type { Defence } from "./defence.ts";
import { document, withTable } from "./markdown.ts";
import { Prover } from "./prove.ts";
import { defences } from "./rows/index.ts";
import { Scratch } from "./scratch.ts";

const help = `defences [options] [row…]

Takes each defence out of a copy of this checkout and runs the test that is named for it, which has to fail; with the
defence in place it has to pass. Without rows: all of them. Build first: pnpm build

  --list    the rows, and nothing else
  --write   only writes the table into ${document}

Exit codes: 0, every test has noticed; 1, one has not; 64, the command line is wrong.
`;

process.exitCode = main();

function main(): number {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${help}`);
    return 64;
  }
  if (given.help) return print(help);
  if (given.list) return print(defences.map(({ row, defence }) => `${row.padEnd(30)} ${defence}\n`).join(""));
  if (given.write) {
    writeFileSync(join(checkout, document), withTable(readSource(document), defences));
    return 0;
  }
  return proveAll(given.chosen);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.find((name) => defences.every(({ row }) => row !== name));
  if (unknown !== undefined) throw new Error(`there is no row "${unknown}"`);
  const chosen =
    positionals.length === 0 ? defences : defences.filter(({ row }) => positionals.includes(row));
  return { ...values, chosen };
}

function proveAll(chosen: readonly Defence[]): number {
  using scratch = new Scratch();
  const prover = new Prover(scratch);
  let unproven = 0;
  for (const defence of chosen) {
    const { kind, why } = prover.prove(defence);
    if (kind === "unproven") unproven += 1;
    const { title, case: expanded } = defence.test;
    print(`${kind.padEnd(8)} ${defence.row.padEnd(30)} ${defence.test.file}: "${expanded ?? title}"\n`);
    print(`         ${why.replaceAll("\n", "\n         ")}\n`);
  }
  print(`\n${chosen.length - unproven} of ${chosen.length} defences have a test that fails without them.\n`);
  return unproven === 0 ? 0 : 1;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
