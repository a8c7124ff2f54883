/**
 * A program that shows one state of the window's pages and dialogs as the main window would, with nobody behind it: each call
 * of the controller is written to standard output as a line of JSON, and answered as the scenario says.
 *
 *     node test/support/stage.ts SCENARIO WIDTH HEIGHT THEME
 */
import { startQtHost } from "@conclave/qt-host";
import { Store } from "../../dist/app/store.js";
import { shareOneNodegui } from "../../dist/qt/one-nodegui.js";
import { themes } from "../../dist/style/theme.js";
import type { AppState } from "../../src/app/app-state.ts";
import type { Controller } from "../../src/app/controller.ts";
import type { ThemeName } from "../../src/style/theme.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

const [scenarioName = "", width = "", height = "", themeName = ""] = process.argv.slice(2);
const scenario = await scenarios[scenarioName]?.();
if (scenario === undefined) throw new Error(`there is no scenario "${scenarioName}"`);

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onQuit: () => {},
  onError: (error) => tell({ fault: (error as Error).stack ?? String(error) }),
});
const { showStage } = await import("./stage-window.ts");
const store = new Store(scenario.state);
const controller = recordingController(store, scenario.answers ?? {});
const look = { theme: themes[themeName as ThemeName], bodyPt: 10 };
showStage(
  { store, controller, look },
  {
    width: Number(width),
    height: Number(height),
    onOpenLink: (url) => tell({ method: "onOpenLink", values: [url] }),
  },
);
await host.ended;

/** What the person sees at once by doing it is done; everything is told. */
function recordingController(store: Store, answers: NonNullable<Scenario["answers"]>): Controller {
  const act = (method: string, values: readonly unknown[]) => {
    tell({ method, values });
    if (method === "show") store.dispatch({ type: "show", overlay: values[0] as AppState["overlay"] });
    if (method === "go") store.dispatch({ type: "go", place: values[0] as AppState["place"] });
    if (method === "setSettings") store.dispatch({ type: "set-settings", changes: values[0] as object });
    const answer = (answers as Record<string, ((...values: readonly unknown[]) => unknown) | undefined>)[
      method
    ];
    return answer?.(...values);
  };
  return new Proxy({} as Controller, {
    get:
      (_, method) =>
      (...values: unknown[]) =>
        act(String(method), values),
  });
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
