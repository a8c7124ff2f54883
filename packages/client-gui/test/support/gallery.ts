/**
 * A program that shows every widget of ours, without a conversation behind it. What it hears of a person is in the label
 * that begins with "Heard:".
 *
 *     node test/support/gallery.ts THEME WIDTH HEIGHT [ctrl-enter]
 */
import { startQtHost } from "@conclave/qt-host";
import { shareOneNodegui } from "../../src/qt/one-nodegui.ts";
import type { ThemeName } from "../../src/style/theme.ts";

const [theme = "light", width = "960", height = "640", sendKey = "enter"] = process.argv.slice(2);

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onQuit: () => {},
  onError: (error) => process.stdout.write(`${(error as Error).stack ?? error}\n`),
});
const { showGallery } = await import("./gallery-window.ts");
showGallery({
  theme: theme as ThemeName,
  size: { width: Number(width), height: Number(height) },
  sendKey: sendKey as "ctrl-enter" | "enter",
});
await host.ended;
