// A window with the React element of the message pane. Each line of the standard input is a program that gives the element's
// properties, with `rows` at hand and the properties of the time before as `props`; calls of handlers are lines of the
// standard output, as in pane-window.js.
import { createInterface } from "node:readline";
import { startQtHost } from "@conclave/qt-host";
import { shareOneNodegui } from "../../src/qt/one-nodegui.ts";
import { themes } from "../../src/style/theme.ts";
import * as rows from "./pane-rows.ts";

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
shareOneNodegui();
await startQtHost({
  applicationName: "pane",
  onQuit: () => process.stdin.destroy(),
  onError: (error, origin) => say({ error: error.message, origin }),
});
const { createElement, useState } = await import("react");
const { mount } = await import("../../src/qt/mount.ts");
const { Window } = await import("../../src/qt/window.ts");
const { MessagePane } = await import("../../src/qt/message-pane.ts");

const theme = { ...themes.light, density: "cozy", fontPercent: 100, motion: "reduced" };
let props = {
  rows: [],
  theme,
  accessibleName: "Messages",
  placeholder: "Nothing yet",
  onVisible: (...values) => say({ Visible: values }),
};
let [window, pane, setProps] = [];
function App() {
  const [shown, set] = useState(props);
  setProps = set;
  return createElement(
    Window,
    { title: "Pane", ref: (widget) => (window = widget) },
    createElement(MessagePane, { ...shown, ref: (widget) => (pane = widget) }),
  );
}
mount(createElement(App));
window.resize(600, 400);
window.show();
pane.setFocus();

for await (const line of createInterface(process.stdin)) {
  const program = new Function("rows", "props", "pane", "say", line);
  const result = program(rows, props, pane, say);
  if (typeof result === "object" && result !== null) {
    props = { ...props, ...result };
    setProps(props);
  }
  say({ done: typeof result === "object" ? null : result });
}
