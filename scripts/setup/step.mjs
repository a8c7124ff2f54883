// One step of the set-up, with progress that a person can follow: on a terminal one line that is kept up to date,
// elsewhere a line now and then. All output goes to a log file, and its end is shown if the step fails.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, openSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { root } from "./project-node.mjs";
import { SetupError } from "./setup-error.mjs";

/** Says that a step has nothing to do. */
export function skipStep(title) {
  process.stdout.write(`${mark("✓")} ${title}: there already\n`);
}

/** Runs a program to its end. Throws a SetupError if it fails. */
export async function runStep(title, program, options, { env = process.env, exitCode = 70 } = {}) {
  const { log, logPath } = openLog(title);
  const child = spawn(program, options, { cwd: root, env, stdio: ["inherit", "pipe", "pipe"] });
  const display = new StepDisplay(title);
  const lastLines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
      log.write(`${line}\n`);
      const text = stripVTControlCharacters(line).trim();
      if (text === "") return;
      lastLines.push(text);
      if (lastLines.length > shownLinesCount) lastLines.shift();
      display.update(text);
    });
  }
  const outcome = await new Promise((resolve) => {
    child.once("error", (error) => resolve({ error }));
    child.once("close", (code) => resolve({ code }));
  });
  log.end();
  if (outcome.code === 0) {
    display.done();
    return;
  }
  display.failed();
  for (const line of lastLines) process.stdout.write(`    ${line}\n`);
  const reason = outcome.error?.message ?? `it ended with ${outcome.code}`;
  // A program that says by its exit code that something is not there is taken at its word.
  const code = outcome.code === 69 ? 69 : exitCode;
  throw new SetupError(`${title}: ${reason}. All it said: ${relative(process.cwd(), logPath)}`, code);
}

class StepDisplay {
  #title;
  #startedMs = Date.now();
  #line = "";
  #timer;

  constructor(title) {
    this.#title = title;
    const period = process.stdout.isTTY ? 200 : 15_000;
    if (process.stdout.isTTY) this.#draw();
    this.#timer = setInterval(() => this.#draw(), period);
  }

  update(line) {
    this.#line = line;
  }

  done() {
    this.#end(mark("✓"), `${this.#seconds()} s`);
  }

  failed() {
    this.#end(mark("✗"), `failed after ${this.#seconds()} s`);
  }

  #draw() {
    const text = `  ${this.#title} … ${this.#seconds()} s  ${this.#line}`;
    if (process.stdout.isTTY)
      process.stdout.write(`\r\u001b[K${text.slice(0, (process.stdout.columns ?? 80) - 1)}`);
    else process.stdout.write(`${text}\n`);
  }

  #end(sign, text) {
    clearInterval(this.#timer);
    process.stdout.write(`${process.stdout.isTTY ? "\r\u001b[K" : ""}${sign} ${this.#title}: ${text}\n`);
  }

  #seconds() {
    return Math.round((Date.now() - this.#startedMs) / 1000);
  }
}

function openLog(title) {
  const folder = join(root, "out", "setup");
  const logPath = join(folder, `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.log`);
  try {
    mkdirSync(folder, { recursive: true });
    return { logPath, log: createWriteStream(logPath, { fd: openSync(logPath, "w") }) };
  } catch (error) {
    throw new SetupError(`This user cannot write into the checkout: ${error.message}`, 77);
  }
}

function mark(sign) {
  return process.stdout.isTTY ? `\u001b[${sign === "✓" ? 32 : 31}m${sign}\u001b[0m` : sign;
}

const shownLinesCount = 12;
