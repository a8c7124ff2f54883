/** A strict reader of Prometheus' text format, version 0.0.4: what is not exactly as the format has it is an error. */

export interface Family {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

/** The families by name. @throws {Error} that names the line. */
export function parseMetrics(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const families = new Map<string, Family & { samples: Sample[] }>();
  const seen = new Set<string>();
  let help: { name: string; text: string } | undefined;
  let current: (Family & { samples: Sample[] }) | undefined;
  for (const line of text.trimEnd().split("\n")) {
    const fail = (why: string) => new Error(`${why}: ${line}`);
    if (line === "") continue;
    const [, helpName, helpText] = /^# HELP (\S+) (.+)$/.exec(line) ?? [];
    const [, typeName, type] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (helpName !== undefined) help = { name: helpName, text: helpText ?? "" };
    else if (typeName !== undefined) {
      if (help?.name !== typeName) throw fail("a TYPE without its HELP before it");
      if (families.has(typeName)) throw fail("a family twice");
      if (!/^[a-z_:][a-z0-9_:]*$/.test(typeName)) throw fail("a name that is none");
      if ((type === "counter") !== typeName.endsWith("_total"))
        throw fail("_total is for counters, and all of them");
      current = { name: typeName, type: type as Family["type"], help: help.text, samples: [] };
      families.set(typeName, current);
    } else if (line.startsWith("#")) throw fail("a comment that is neither HELP nor TYPE");
    else {
      const sample = parseSample(line);
      if (current === undefined || !belongs(sample.name, current))
        throw fail("a sample outside of its family");
      const identity = JSON.stringify([sample.name, ...[...sample.labels].sort()]);
      if (seen.has(identity)) throw fail("a sample twice");
      seen.add(identity);
      if (current.type === "counter" && !(sample.value >= 0)) throw fail("a counter below zero");
      current.samples.push(sample);
    }
  }
  for (const family of families.values()) if (family.type === "histogram") checkHistogram(family);
  return families;
}

function parseSample(line: string): Sample {
  const match = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]?Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
    line,
  );
  if (match === null) throw new Error(`no sample: ${line}`);
  const [, name = "", inside, value = ""] = match;
  const labels = new Map<string, string>();
  let rest = inside ?? "";
  while (rest !== "") {
    const label = /^([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,(?=.)|$)/.exec(rest);
    if (label === null) throw new Error(`no labels: ${line}`);
    if (labels.has(label[1] ?? "")) throw new Error(`a label twice: ${line}`);
    labels.set(label[1] ?? "", label[2] ?? "");
    rest = rest.slice(label[0].length);
  }
  return { name, labels, value: Number(value.replace("Inf", "Infinity")) };
}

function belongs(sample: string, { name, type }: Family): boolean {
  return type === "histogram"
    ? [`${name}_bucket`, `${name}_sum`, `${name}_count`].includes(sample)
    : sample === name;
}

/** Buckets grow, the last is of all, and as large as the count says. */
function checkHistogram({ name, samples }: Family): void {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`);
  const bounds = buckets.map(({ labels }) => Number(labels.get("le")?.replace("Inf", "Infinity")));
  const isGrowing = (values: readonly number[]) =>
    values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
  if (!isGrowing(bounds) || !isGrowing(buckets.map(({ value }) => value)))
    throw new Error(`${name} does not grow`);
  const count = samples.find((sample) => sample.name === `${name}_count`)?.value;
  if (bounds.at(-1) !== Number.POSITIVE_INFINITY || buckets.at(-1)?.value !== count)
    throw new Error(`${name} has no bucket of all`);
}
