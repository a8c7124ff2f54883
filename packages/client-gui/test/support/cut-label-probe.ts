/** A program that shows a text in a narrow window and in a wide one, and says in JSON what of it stood there each time. */
import { writeSync } from "node:fs";
import { startQtHost } from "@conclave/qt-host";
import type { QLabel, QWidget } from "@nodegui/nodegui";
import React, { useEffect, useRef } from "react";
import { shareOneNodegui } from "../../src/qt/one-nodegui.ts";

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onQuit: () => {},
  onError: (error) => process.stderr.write(`${(error as Error).stack ?? error}\n`),
});
const { WidgetEventTypes } = await import("@nodegui/nodegui");
const { CutLabel } = await import("../../src/qt/cut-label.ts");
const { Column } = await import("../../src/qt/layout.ts");
const { mount } = await import("../../src/qt/mount.ts");
const { Window } = await import("../../src/qt/window.ts");

const [text = ""] = process.argv.slice(2);
const narrow = 150;
const wide = 900;

mount(React.createElement(Probe));
await host.ended;

function Probe() {
  const window = useRef<QWidget>(null);
  const label = useRef<QLabel>(null);
  useEffect(() => {
    const [frame, shown] = [window.current, label.current];
    if (frame === null || shown === null) throw new Error("React gives both widgets");
    const seen: string[] = [];
    shown.addEventListener(WidgetEventTypes.Resize, () => {
      if (seen.length === 0) {
        seen.push(shown.text());
        setImmediate(() => frame.resize(wide, 60));
      } else if (shown.width() > narrow) {
        const name = String(shown.property("accessibleName").toString());
        writeSync(1, `${JSON.stringify([...seen, shown.text(), name])}\n`);
        host.quit();
      }
    });
    frame.resize(narrow, 60);
    frame.show();
  }, []);
  return React.createElement(
    Window,
    { ref: window as never, title: "Probe" },
    React.createElement(Column, {}, React.createElement(CutLabel, { ref: label as never, text })),
  );
}
