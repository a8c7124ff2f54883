/** Each kind of fault is found where one was planted, and none where there is none. */
import { expect, test } from "vitest";
import { watchSearch } from "../src/watch.ts";
import { Planted } from "./support/planted.ts";

test("a sound decoder: inputs are counted, labels told apart, nothing is found", async () => {
  using planted = new Planted();
  const { findings, summary } = await watchSearch({
    place: await planted.place("sound"),
    seconds: 1,
    seed: 1,
  });
  expect(findings).toEqual([]);
  expect(summary?.inputCount).toBeGreaterThan(1000);
  expect(summary?.labels.map(([label]) => label).sort()).toEqual(["long", "short"]);
  expect(summary?.heapSamples.length).toBeGreaterThan(4);
});

test("an input that only coverage leads to, made as short as it can be", { timeout: 120_000 }, async () => {
  using planted = new Planted();
  const place = await planted.place("planted-throw");
  const { findings } = await watchSearch({ place, seconds: 4, seed: 1 });
  expect(findings).toEqual([
    expect.objectContaining({ kind: "throw", input: Uint8Array.from(Buffer.from("Conc")) }),
  ]);
  expect(findings[0]?.report).toContain("TypeError: planted");
});

test("without coverage the same search does not get there: it is what leads it", {
  timeout: 120_000,
}, async () => {
  using planted = new Planted();
  const place = await planted.place("planted-throw");
  const { findings } = await watchSearch({ place, seconds: 4, seed: 1, covered: "/nowhere/" });
  expect(findings).toEqual([]);
});

test("an input that is never done", { timeout: 60_000 }, async () => {
  using planted = new Planted();
  const place = await planted.place("planted-hang");
  const { findings, summary } = await watchSearch({ place, seconds: 30, seed: 1, hangMs: 500 });
  expect(findings.map(({ kind, input }) => [kind, input[0]])).toEqual([["hang", 7]]);
  expect(summary).toBeUndefined();
});

test("an input whose promise never settles", { timeout: 60_000 }, async () => {
  using planted = new Planted();
  const place = await planted.place("planted-never");
  const { findings } = await watchSearch({ place, seconds: 30, seed: 1, hangMs: 500 });
  expect(findings.map(({ input }) => input[0])).toEqual([7]);
  expect(["crash", "hang"]).toContain(findings[0]?.kind);
});

test("memory that is never given back", { timeout: 60_000 }, async () => {
  using planted = new Planted();
  const { findings } = await watchSearch({
    place: await planted.place("planted-growth"),
    seconds: 4,
    seed: 1,
  });
  expect(findings.map(({ kind }) => kind)).toEqual(["growth"]);
});
