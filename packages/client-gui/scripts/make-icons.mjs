// Draws the PNG sizes of the icon from its SVG: node packages/client-gui/scripts/make-icons.mjs. Needs rsvg-convert, which the
// Debian package librsvg2-bin has. The results are in the repository, so nobody who builds needs it.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const id = "chat.conclave.Conclave";
const theme = fileURLToPath(new URL("../desktop/icons/hicolor/", import.meta.url));

for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512]) {
  const folder = `${theme}${size}x${size}/apps`;
  mkdirSync(folder, { recursive: true });
  execFileSync("rsvg-convert", [
    ...["--width", `${size}`, "--height", `${size}`],
    ...["--output", `${folder}/${id}.png`],
    `${theme}scalable/apps/${id}.svg`,
  ]);
}
