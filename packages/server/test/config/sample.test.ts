/** The sample says everything, and what it says is true. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { sampleConfig } from "../../src/config/sample.ts";
import { settingNames, settingOf } from "../../src/config/settings.ts";
import { ConfigFolder } from "../support/config-folder.ts";

let folder: ConfigFolder;

beforeEach(() => {
  folder = new ConfigFolder();
});

afterEach(() => folder[Symbol.dispose]());

test("as it is, it changes nothing", () => {
  const file = folder.write("server.toml", sampleConfig());
  expect(loadConfig({ env: {}, file }).settings).toEqual(defaults());
});

test("without its comment signs, every setting is in it, and its default is the one that it has", () => {
  const file = folder.write("server.toml", sampleConfig().replaceAll(/^#(?=\w)/gm, ""));
  const { settings, origins } = loadConfig({ env: {}, file });
  expect(Object.entries(origins).filter(([, { from }]) => from !== "file")).toEqual([]);
  const fixed = settingNames.filter((name) => settingOf(name).fallbackNote === undefined);
  expect(fixed.length).toBeGreaterThan(15);
  for (const name of fixed) expect(settings[name], name).toEqual(defaults()[name]);
});

test("deploy/server.toml is it", () => {
  const deployed = readFileSync(new URL("../../../../deploy/server.toml", import.meta.url), "utf8");
  expect(deployed, "write it anew: conclaved config default > deploy/server.toml").toBe(sampleConfig());
});

test("its lines fit a terminal of 120 columns", () => {
  expect(
    sampleConfig()
      .split("\n")
      .filter((line) => line.length > 120),
  ).toEqual([]);
});

function defaults() {
  return loadConfig({ env: {}, file: folder.write("empty.toml") }).settings;
}
