/** pnpm gallery: pictures of the real window in all its states, sizes, colours and scales, in out/gallery. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { DesktopWindow } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { Scene } from "../support/scene.ts";
import { type Look, looks, type Size } from "./looks.ts";
import { type Picture, page } from "./page.ts";
import { needed, type SceneName, type Stop, scenes, type Visit } from "./scenes.ts";
import { gather } from "./talk.ts";

async function main(): Promise<number> {
  await mkdir(folder, { recursive: true });
  const pictures: Picture[] = [];
  for (const look of looks) pictures.push(...(await take(look)));
  await writeFile(join(folder, "index.html"), page(pictures));
  for (const { file, outcome } of pictures) process.stdout.write(`${file.padEnd(56)} ${outcome}\n`);
  const taken = pictures.filter(({ outcome }) => outcome === "taken").length;
  process.stdout.write(`${taken} of ${pictures.length} pictures: ${join(folder, "index.html")}\n`);
  return taken === pictures.length ? 0 : 1;
}

/** All pictures of one look, of one window on one desktop. */
async function take(look: Look): Promise<Picture[]> {
  const plan = planOf(look);
  const last = plan.findLastIndex(({ sizes }) => sizes.length > 0);
  if (last < 0) return [];
  const all = Object.values(look.pictures).flat();
  const screen = {
    width: Math.max(...all.map(({ width }) => width)) + margin,
    height: Math.max(...all.map(({ height }) => height)) + margin,
  };
  await using scene = await Scene.start({
    desktop: { ...screen, scale: look.scale },
    config: `[server]\nname = ${JSON.stringify(look.server ?? hostileName)}\n${config}`,
  });
  const company = await gather(scene);
  const ana = await scene.person("ana", { theme: look.theme, server: scene.address });
  const taken: Picture[] = [];
  try {
    await ana.place({ x: 10, y: 40, ...(all[0] as Size) });
    for (const { name, sizes } of plan.slice(0, last + 1)) {
      const stop: Stop = scenes[name];
      if (sizes.length === 0 && !needed.has(name)) continue;
      const visit: Visit = { scene, ana, company };
      // What lies over the window takes its place from the window's size when it comes.
      const times =
        stop.repeated === "for-each-size" && sizes.length > 0 ? sizes.map((size) => [size]) : [sizes];
      for (const some of times) {
        if (some[0] !== undefined) await resize(scene, ana, some[0]);
        await stop.reach(visit);
        for (const size of some) taken.push(await picture(look, name, size, ana, scene));
        await stop.leave?.(visit);
      }
    }
  } catch (error) {
    const done = new Set(taken.map(({ file }) => file));
    const missing = plan
      .flatMap(({ name, sizes }) => sizes.map((size) => describe(look, name, size)))
      .filter(({ file }) => !done.has(file));
    await scene.desktop.screenshot(join(folder, `failed-${look.theme}-${look.scale * 100}.png`));
    return [
      ...taken,
      ...missing.map((each) => ({
        ...each,
        outcome: `not taken: ${String((error as Error).message)
          .split("\n", 1)[0]
          ?.slice(0, 160)}`,
      })),
    ];
  }
  return taken;
}

function planOf({
  theme,
  scale,
  pictures,
}: Look): { readonly name: SceneName; readonly sizes: readonly Size[] }[] {
  const names = Object.keys(scenes) as SceneName[];
  return names.map((name) => ({
    name,
    sizes: (pictures[name] ?? []).filter((size) =>
      wanted.test(describe({ theme, scale, pictures }, name, size).file),
    ),
  }));
}

async function picture(look: Look, name: SceneName, size: Size, ana: Person, scene: Scene): Promise<Picture> {
  const described = describe(look, name, size);
  const path = join(folder, described.file);
  await rm(path, { force: true });
  const { id, geometry } = await resize(scene, ana, size);
  await scene.desktop.screenshotWindow({ id }, path);
  const { width, height } = geometry;
  const fits = width === size.width && height === size.height;
  return { ...described, outcome: fits ? "taken" : `the window is ${width}x${height}` };
}

/** The window itself, which a dialog may lie over. */
async function resize(scene: Scene, ana: Person, { width, height }: Size): Promise<DesktopWindow> {
  const [window] = (await scene.desktop.windows()).filter(({ pid }) => pid === ana.pid);
  if (window === undefined) throw new Error("the window is gone");
  return await scene.desktop.resizeWindow({ id: window.id }, width, height);
}

function describe(
  { theme, scale }: Look,
  name: SceneName,
  { width, height }: Size,
): Omit<Picture, "outcome"> {
  const percent = `${scale * 100}`;
  const file = `${name}-${theme}-${width}x${height}-${percent}.png`;
  return { file, scene: name, theme, size: `${width}x${height}`, percent };
}

const hostileName = "Harbour & <b>friends</b>";
/** For the window's frame. */
const margin = 60;
/** So slow that a file can be seen on its way; and nobody waits to have said ten thousand things. */
const config = `
[files]
bytes_per_second = "64KiB"
[limits]
exempt = ["127.0.0.0/8"]
[member]
text_burst = 100000
texts_per_second = 100000
byte_burst = "1GiB"
bytes_per_second = "1GiB"
`;
const { values } = parseArgs({ options: { only: { type: "string" } } });
/** A part of the name of the files to make, as a regular expression. */
const wanted = new RegExp(values.only ?? "");
const folder = fileURLToPath(new URL("../../../../out/gallery/", import.meta.url));

process.exitCode = await main();
