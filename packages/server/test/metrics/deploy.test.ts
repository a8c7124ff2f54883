/** The alerts and the board that are shipped ask for metrics that the server really has, by labels that these have. */
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { DaemonSetting } from "../support/daemon-setting.ts";
import { parseMetrics, type Sample } from "../support/prometheus-text.ts";
import { hasPromtool, promtool } from "../support/promtool.ts";

vi.setConfig({ testTimeout: 60_000 });

const deploy = new URL("../../../../deploy/", import.meta.url);
const rules = new URL("prometheus/conclave.rules.yml", deploy).pathname;
const board = JSON.parse(readFileSync(new URL("grafana/conclave.json", deploy), "utf8"));

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

const panels: readonly Panel[] = board.panels;
const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const alerted = Array.from(readFileSync(rules, "utf8").matchAll(/^ +expr: (.+)$/gm), ([, expr = ""]) => expr);

describe("every metric that is asked for is there, with the labels that are asked for", () => {
  test("in the alerts, and on the board", async () => {
    const samples = await exported();
    expect(alerted.length).toBeGreaterThan(8);
    expect(shown.length).toBeGreaterThan(30);
    for (const expr of [...alerted, ...shown])
      for (const { name, labels } of selectorsOf(expr)) {
        const found = samples.filter((sample) => sample.name === name);
        expect(found.length > 0 || isUncounted(name), `${name} in ${expr}`).toBe(true);
        for (const label of labels)
          expect(
            found.every((one) => Number.isNaN(one.value) || one.labels.has(label)),
            `${label} of ${name} in ${expr}`,
          ).toBe(true);
      }
  });

  test("and nothing that the server has is missing on the board", async () => {
    const asked = shown.flatMap(selectorsOf).map(({ name }) => familyOf(name));
    const families = new Set((await exported()).map(({ name }) => familyOf(name)));
    expect(families.difference(new Set(asked))).toEqual(new Set());
  });
});

test("panels do not lie on each other, and each has a title and a number of its own", () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBeLessThanOrEqual(24);
  for (const key of ["id", "title"] as const)
    expect(new Set(panels.map((panel) => panel[key])).size).toBe(panels.length);
});

test.skipIf(!hasPromtool)("promtool understands every alert, and every question of the board", async () => {
  expect(promtool(["check", "rules", rules])).toBe("");
  // As recording rules: that is a file that promtool reads expressions from.
  const questions = shown.map((expr, at) => ({
    record: `board:${at}`,
    expr: expr.replaceAll("$__rate_interval", "1m"),
  }));
  const file = join(await mkdtemp(join(tmpdir(), "conclave-board-")), "rules.json");
  onTestFinished(() => rm(dirname(file), { recursive: true }));
  await writeFile(file, JSON.stringify({ groups: [{ name: "board", rules: questions }] }));
  expect(promtool(["check", "rules", file])).toBe("");
});

async function exported(): Promise<readonly Sample[]> {
  const setting = await DaemonSetting.make();
  const { daemon } = await setting.serve("--metrics", "127.0.0.1:0");
  const { at } = await daemon.untilLog(({ event }) => event === "metrics.listening");
  const text = await (await fetch(new URL("/metrics", String(at)))).text();
  return [...parseMetrics(text).values()].flatMap(({ name, samples }) =>
    // What was never counted has a family and no sample.
    samples.length > 0 ? samples : [{ name, labels: new Map<string, string>(), value: Number.NaN }],
  );
}

/** Prometheus' own metric of whether it could ask. */
function isUncounted(name: string): boolean {
  return name === "up";
}

function familyOf(name: string): string {
  return name.replace(/_(bucket|sum|count)$/, "");
}

/** Names of metrics in an expression, and the labels that it selects by, without those that a scrape adds. */
function selectorsOf(expr: string): { readonly name: string; readonly labels: readonly string[] }[] {
  return Array.from(
    expr.matchAll(/\b(up|(?:conclave|process|nodejs)_[a-z0-9_]+)\b(?:\{([^}]*)\})?/g),
    (match) => {
      const [, name = "", inside = ""] = match;
      const labels = Array.from(inside.matchAll(/([a-z]+)(?:=~|!~|!=|=)"/g), ([, label = ""]) => label);
      return { name, labels: labels.filter((label) => label !== "instance" && label !== "job") };
    },
  );
}
