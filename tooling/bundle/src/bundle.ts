/**
 * A program in few files: what it imports, its own modules and those of packages, is put together, because Node takes about half a
 * millisecond for each file that it has to find. The modules in `dist` stay what they are, for those who import the package.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Plugin, rolldown } from "rolldown";

export interface BundleOptions {
  /** The folder of the package. */
  readonly folder: string;
  /** The compiled module that the program begins with, from there: `dist/main.js`. */
  readonly entry: string;
  /** Packages, or scopes of them, that stay where they are: they look for files of theirs, or a process may have only one. */
  readonly kept: readonly string[];
}

/** Where a package has its program, from its folder. */
export const programFolder = join("dist", "bundle");

/**
 * Writes `dist/bundle/main.js`, which exports what the entry does, and beside it the licences of what it was put together from.
 *
 * @throws {Error} what cannot be found or put together, or asks for its own place though that is another package's.
 */
export async function bundle({ folder, entry, kept }: BundleOptions): Promise<void> {
  const target = join(folder, programFolder);
  const bundled = await rolldown({
    input: { main: join(folder, entry) },
    platform: "node",
    external: (name) => name.startsWith("node:") || kept.some((each) => isOf(name, each)),
    plugins: [ownPlaces(folder, target)],
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  const { output } = await bundled.write({ dir: target, format: "esm", cleanDir: true });
  await bundled.close();
  const files = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "LICENSES.txt"), await licences(files));
}

function isOf(name: string, kept: string): boolean {
  return name === kept || name.startsWith(`${kept}/`);
}

/** A module that finds files by its own place finds them by the place that it had. */
function ownPlaces(folder: string, target: string): Plugin {
  const compiled = resolve(folder, "dist") + sep;
  return {
    name: "own-places",
    transform: (code, id) => {
      // What begins with a zero is the bundler's own.
      if (id.startsWith("\0") || !/^(?!\s*(\/?\*|\/\/)).*import\.meta\./m.test(code)) return null;
      if (!id.startsWith(compiled))
        throw new Error(`${id} asks for its own place, which it loses in a bundle`);
      const place = JSON.stringify(relative(target, id).replaceAll(sep, "/"));
      return code.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
    },
  };
}

/** Of all packages that others have written: their texts, as the licences ask. */
async function licences(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  const texts = await Promise.all([...folders].sort().map(licence));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function licence(folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
  };
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined)
    throw new Error(`${dirname(folder)}: ${name} comes without the text of its licence`);
  return `${name} ${version}\n\n${await readFile(join(folder, file), "utf8")}`;
}
