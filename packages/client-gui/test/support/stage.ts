/**
 * A program that shows one state of the window's pages and dialogs, as the main window would, with nobody behind it: what a
 * person does is written to standard output, a line of JSON for each call, and answered as the scenario says.
 *
 *     node test/support/stage.ts SCENARIO [THEME]
 */
import { startQtHost } from "@conclave/qt-host";
import React, { useEffect, useState } from "react";
import type { AppState } from "../../src/app/app-state.ts";
import type { Controller } from "../../src/app/controller.ts";
import { shareOneNodegui } from "../../dist/qt/one-nodegui.js";
import { type Scenario, scenarios } from "./scenarios.ts";

const [, , scenarioName = "", themeName = "light"] = process.argv;
const scenario = await scenarios[scenarioName]?.();
if (scenario === undefined) throw new Error(`there is no scenario "${scenarioName}"`);

shareOneNodegui();
const host = await startQtHost({
  applicationName: "conclave",
  onError: (error) => process.stdout.write(`${JSON.stringify({ fault: String((error as Error).stack) })}\n`),
});
await showStage(scenario);
await host.ended;

async function showStage({ state: initial, answers = {} }: Scenario): Promise<void> {
  // What needs Qt is loaded when Qt is running.
  const [{ mount }, { Window }, { Column }, { styleApplication }] = await Promise.all([
    import("../../dist/qt/mount.js"),
    import("../../dist/qt/window.js"),
    import("../../dist/qt/layout.js"),
    import("../../dist/qt/application-style.js"),
  ]);
  const { stylesheet } = await import("../../dist/style/stylesheet.js");
  const { themes } = await import("../../dist/style/theme.js");
  const { WelcomePage } = await import("../../dist/view/welcome/welcome-page.js");
  const { ServerPage } = await import("../../dist/view/welcome/server-page.js");
  const { createElement } = React;

  function Stage() {
    const [state, setState] = useState<AppState>(initial);
    const [controller] = useState(() => recordingController(answers, setState));
    useEffect(() => styleApplication(stylesheet(themes[themeName as "light"])), []);
    const window = React.useRef<{ resize(width: number, height: number): void; show(): void }>(null);
    useEffect(() => {
      window.current?.resize(900, 640);
      window.current?.show();
    }, []);
    return createElement(
      Window,
      { title: "Stage", ref: window as never },
      createElement(Column, { id: "root" }, page(state, controller)),
    );
  }

  function page(state: AppState, controller: Controller) {
    const { place } = state;
    const server = "server" in place ? state.servers.find(({ key }) => key === place.server) : undefined;
    if (place.kind === "server" && server !== undefined) return createElement(ServerPage, { server, controller });
    return createElement(WelcomePage, {
      recent: state.recent,
      controller,
      name: "ana",
      paste: place.kind === "welcome" ? place.paste : undefined,
    });
  }

  mount(createElement(Stage));
}

/** Tells of every call; what changes the settings or the overlay is done, as it is seen at once. */
function recordingController(
  answers: NonNullable<Scenario["answers"]>,
  setState: (change: (state: AppState) => AppState) => void,
): Controller {
  const record = (method: string, values: readonly unknown[]) => {
    process.stdout.write(`${JSON.stringify({ method, values })}\n`);
    if (method === "show") setState((state) => ({ ...state, overlay: values[0] as AppState["overlay"] }));
    if (method === "setSettings") {
      setState((state) => ({ ...state, settings: { ...state.settings, ...(values[0] as object) } }));
    }
    return (answers as Record<string, ((...values: readonly unknown[]) => unknown) | undefined>)[method]?.(...values);
  };
  return new Proxy({} as Controller, {
    get: (_, method) => (...values: unknown[]) => record(String(method), values),
  });
}
