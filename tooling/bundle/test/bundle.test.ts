/** A package that is put together, and then run. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "../src/bundle.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-bundle-"));
  for (const [file, text] of Object.entries(sample)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
});

afterEach(() => rm(folder, { recursive: true }));

test("a program needs its modules no more, and finds its files where they are", async () => {
  await bundle({ folder, entry: "dist/main.js", kept: ["stays"] });
  await rm(join(folder, "dist/deep"), { recursive: true });
  await rm(join(folder, "node_modules/joins"), { recursive: true });
  const program = (await import(pathToFileURL(join(folder, "dist/bundle/main.js")).href)) as {
    said: string;
  };
  expect(program.said).toBe("joined,stayed,from the package");
});

test("with it goes the licence of what became a part of it", async () => {
  await bundle({ folder, entry: "dist/main.js", kept: ["stays"] });
  const licences = await readFile(join(folder, "dist/bundle/LICENSES.txt"), "utf8");
  expect(licences).toContain("joins 1.2.3\n\nDo as you like, but show this.");
  expect(licences).not.toContain("stays");
});

test("what a build before has left is gone", async () => {
  await mkdir(join(folder, "dist/bundle"));
  await writeFile(join(folder, "dist/bundle/old.js"), "");
  await bundle({ folder, entry: "dist/main.js", kept: ["stays"] });
  expect((await readdir(join(folder, "dist/bundle"))).sort()).toEqual(["LICENSES.txt", "main.js"]);
});

test("a package that looks for files beside itself is refused, unless it stays where it is", async () => {
  await expect(bundle({ folder, entry: "dist/main.js", kept: [] })).rejects.toThrow(
    /stays.index\.js asks for its own place/,
  );
});

test("a package without the text of its licence is refused", async () => {
  await rm(join(folder, "node_modules/joins/LICENSE"));
  await expect(bundle({ folder, entry: "dist/main.js", kept: ["stays"] })).rejects.toThrow(
    "joins comes without the text of its licence",
  );
});

test("what cannot be found is an error", async () => {
  await cp(join(folder, "dist/main.js"), join(folder, "dist/lost.js"));
  await rm(join(folder, "node_modules/joins"), { recursive: true });
  await expect(bundle({ folder, entry: "dist/lost.js", kept: ["stays"] })).rejects.toThrow(/joins/);
});

const sample = {
  "package.json": '{ "name": "sample", "type": "module" }',
  "words.txt": "from the package",
  "dist/main.js":
    'import { joined } from "joins";\nimport { stayed } from "stays";\nimport { words } from "./deep/words.js";\nexport const said = [joined, stayed, words].join();\n',
  "dist/deep/words.js":
    'import { readFileSync } from "node:fs";\nexport const words = readFileSync(new URL("../../words.txt", import.meta.url), "utf8");\n',
  "node_modules/joins/package.json":
    '{ "name": "joins", "version": "1.2.3", "type": "module", "exports": "./index.js" }',
  "node_modules/joins/LICENSE": "Do as you like, but show this.",
  "node_modules/joins/index.js":
    '/** Not what is asked for: import.meta.filename */\nexport const joined = "joined";\n',
  "node_modules/stays/package.json": '{ "name": "stays", "type": "module", "exports": "./index.js" }',
  "node_modules/stays/index.js":
    'export const stayed = import.meta.url.includes("node_modules/stays") ? "stayed" : "moved";\n',
};
