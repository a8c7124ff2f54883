/** Flaws that would be seen in the source alone. docs/threat-model.md names these tests. */
import { describe, expect, test } from "vitest";
import { readText } from "../src/files.ts";
import { filesUnder, findingsIn, idleAllowances, sourceRules } from "../src/source-rules.ts";

describe.each(sourceRules.map((rule) => [rule.what, rule] as const))("%s", (_, rule) => {
  test("are not there", () => {
    const findings = filesUnder(rule).flatMap((path) => findingsIn(rule, path, readText(path)));
    expect(findings).toEqual([]);
  });

  test.each(rule.planted)("would be found: %s", (line) => {
    expect(findingsIn(rule, "packages/crypto/src/planted.ts", `// before\n  ${line}\n`)).toEqual([
      { file: "packages/crypto/src/planted.ts", line: 2, text: line },
    ]);
  });

  test("every allowance is for one line that is there", () => {
    expect(idleAllowances(rule)).toEqual([]);
  });
});

test("all comparisons of secrets end in the one of node:crypto that takes the same time", () => {
  const source = readText("packages/crypto/src/bytes.ts");
  expect(source).toContain('import { timingSafeEqual } from "node:crypto";');
  const [, body] = /function equalBytes\([^)]*\): boolean \{\n(.*?)\n\}/s.exec(source) ?? [];
  expect(body?.trim()).toBe("return left.length === right.length && timingSafeEqual(left, right);");
});

test.each([
  ["packages/crypto/src/record/opener.ts", "equalBytes(tag, "],
  ["packages/protocol/src/handshake/initiator.ts", "equalBytes(finish.body, "],
  ["packages/protocol/src/handshake/responder.ts", "equalBytes(finish.body, "],
])("%s compares what proves something with it", (path, call) => {
  expect(readText(path).split(call)).toHaveLength(2);
});

describe("packages that come from elsewhere", () => {
  const workspace = readText("pnpm-workspace.yaml");

  test.each([
    ["a version is a day old before it is taken", /^minimumReleaseAge: (1440|[2-9]\d{3,}|\d{5,})$/m],
    ["a package that was signed before stays so", /^trustPolicy: no-downgrade$/m],
    ["none comes from a link or a repository", /^blockExoticSubdeps: true$/m],
    ["one with an install script that nobody has judged stops the installation", /^strictDepBuilds: true$/m],
  ])("%s", (_, setting) => {
    expect(workspace).toMatch(setting);
  });

  test("none of them runs a script when it is installed", () => {
    const [, list = ""] = /^allowBuilds:\n((?: {2}.*\n)+)/m.exec(workspace) ?? [];
    const judged = list.trim().split("\n");
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.filter((line) => !line.endsWith(": false"))).toEqual([]);
  });

  test("the lockfile decides: whoever sets up may not change it", () => {
    expect(readText("scripts/setup/npm-packages.mjs")).toContain("--frozen-lockfile");
  });

  test("the packages that touch bytes of strangers use these and no others", () => {
    const used = ["client", "crypto", "key-files", "protocol", "server"].flatMap((name) =>
      Object.keys(JSON.parse(readText(`packages/${name}/package.json`)).dependencies ?? {}),
    );
    const foreign = new Set(used.filter((name) => !name.startsWith("@conclave/")));
    expect([...foreign].sort()).toEqual([
      "@scure/bip39",
      "cborg",
      "commander",
      "fastest-levenshtein",
      "mrmime",
      "node-unix-socket",
      "pino",
      "pino-pretty",
      "prom-client",
      "toml-eslint-parser",
      "uqr",
    ]);
  });
});
