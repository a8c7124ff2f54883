/**
 * Takes pictures of a pane with rows of all kinds, for somebody to look at: `node test/support/pane-gallery.ts` writes
 * out/pictures/pane-*.png.
 */
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { PaneWindow } from "./pane.ts";
import { pictureFile } from "./scene.ts";

const scenes = [
  { name: "light", theme: "light", more: "{}", width: 900, height: 1300, scale: 1 },
  { name: "dark", theme: "dark", more: "{}", width: 900, height: 1300, scale: 1 },
  {
    name: "narrow-compact",
    theme: "light",
    more: '{ density: "compact" }',
    width: 420,
    height: 700,
    scale: 1,
  },
  { name: "twice", theme: "dark", more: "{ fontPercent: 120 }", width: 800, height: 640, scale: 2 },
] as const;

for (const { name, theme, more, width, height, scale } of scenes) {
  await using desktop = await VirtualDesktop.start({ width: 1700, height: 1400, scale });
  await using pane = await PaneWindow.open(desktop);
  await pane.run(`theme("${theme}", ${more}); window.resize(${width}, ${height});
    pane.splice(0, 0, rows.galleryRows(themes.${theme}, rows.stripes()))`);
  await desktop.pressKey("End");
  await desktop.pressKey("shift+Up");
  await desktop.screenshotWindow("Pane", await pictureFile(`pane-${name}`));
}
