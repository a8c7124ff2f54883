/** A program with one window that says as lines of JSON what it knows of the desktop, and what changes of that. */
import { writeSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { startQtHost } from "@conclave/qt-host";
import { applicationId, windowIcons } from "../../src/desktop/identity.ts";
import { shareOneNodegui } from "../../src/qt/one-nodegui.ts";

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onQuit: () => {},
  onError: (error) => tell({ fault: String(error) }),
});
const { QLabel, QMainWindow } = await import("@nodegui/nodegui");
const facts = await import("../../src/qt/desktop-facts.ts");

facts.setIdentity(applicationId, windowIcons);
const window = new QMainWindow();
window.setWindowTitle("Facts");
const label = new QLabel();
label.setText("some text");
window.setCentralWidget(label);
facts.onActiveChange((active) => tell({ active }));
facts.placeWindow(window, { x: 5_000, y: 100, width: 300, height: 200 });
window.show();
const usual = label.sizeHint().width();
facts.setApplicationFont(200);
// Qt tells its widgets in a later turn of its loop.
while (label.sizeHint().width() === usual) await turn();
tell({
  tray: facts.trayAvailable(),
  font: facts.desktopFont(),
  screens: facts.screens(),
  place: facts.windowPlace(window),
  grown: label.sizeHint().width() / usual,
  picture: facts.clipboardImage() === undefined ? "none" : "some",
});
facts.alert(window);
await host.ended;

function tell(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
