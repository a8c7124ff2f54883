/** Commands that our documents tell people to run, and whether there is anything behind them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { filesMatching, readText, root } from "./files.ts";
import { codeOf } from "./markdown.ts";

interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** The commands in a document that npm, pnpm, npx or node is to run, each as its words. */
export function commandsOf(markdown: string): readonly (readonly string[])[] {
  return codeOf(markdown)
    .map((line) => line.replace(/\s# .*$/, ""))
    .flatMap((line) => line.split(/\||&&|;/))
    .map((command) =>
      command
        .trim()
        .replace(/^\S*\/(?=node )/, "")
        .split(/\s+/),
    )
    .filter(([program = "", first]) => /^(npm|npx|pnpm|node)$/.test(program) && first !== undefined);
}

/** What is wrong with a command: nothing, if what it runs is there. */
export function commandFault(words: readonly string[]): string | undefined {
  const [program, ...rest] = words;
  if (program === "node") return fileFault(rest.find((word) => !word.startsWith("-")) ?? "");
  if (program === "npx") return npxFault(rest);
  return program === "pnpm" ? pnpmFault(rest) : npmFault(rest);
}

function npmFault(words: readonly string[]): string | undefined {
  const [first = "", ...rest] = withoutOptions(words);
  if (first === "run") return scriptFault("conclave-workspace", rest[0] ?? "");
  return npmCommands.has(first) ? undefined : scriptFault("conclave-workspace", first);
}

function npxFault(words: readonly string[]): string | undefined {
  const [first = "", ...rest] = words.filter((word) => word !== "--yes");
  if (/^pnpm(@|$)/.test(first)) return rest.length === 0 ? undefined : pnpmFault(rest);
  return binaries().has(first) ? undefined : `no package has a command ${first}`;
}

function pnpmFault(words: readonly string[]): string | undefined {
  const filter = words.indexOf("--filter");
  // With three dots behind it, what it needs is built as well.
  const workspace = filter < 0 ? "conclave-workspace" : (words[filter + 1] ?? "").replace(/\.{3}$/, "");
  const plain = words.filter((_, index) => filter < 0 || (index !== filter && index !== filter + 1));
  const [first = "", second = "", ...tasks] = plain;
  if (first === "turbo" && second === "run") return firstFault(tasks, (task) => scriptFault(workspace, task));
  if (first === "run") return scriptFault(workspace, second);
  return pnpmCommands.has(first) ? undefined : scriptFault(workspace, first);
}

function scriptFault(workspace: string, script: string): string | undefined {
  const manifest = manifests().find(({ name }) => name === workspace);
  if (manifest === undefined) return `there is no package ${workspace}`;
  return manifest.scripts?.[script] === undefined ? `${workspace} has no script ${script}` : undefined;
}

function fileFault(path: string): string | undefined {
  return existsSync(join(root, path)) ? undefined : `there is no file ${path}`;
}

/** Words up to "--", without options. */
function withoutOptions(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? undefined : end).filter((word) => !word.startsWith("-"));
}

function firstFault(items: readonly string[], faultOf: (item: string) => string | undefined) {
  return items
    .filter((item) => !item.startsWith("-"))
    .map(faultOf)
    .find((fault) => fault !== undefined);
}

function manifests(): readonly Manifest[] {
  return filesMatching("*package.json").map((path) => JSON.parse(readText(path)) as Manifest);
}

function binaries(): ReadonlySet<string> {
  return new Set(manifests().flatMap(({ bin }) => Object.keys(bin ?? {})));
}

const npmCommands: ReadonlySet<string> = new Set(["install"]);
const pnpmCommands: ReadonlySet<string> = new Set(["install", "exec"]);
