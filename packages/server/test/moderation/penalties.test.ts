import { closeCodes, type FaultCode, type FaultContext, ProtocolError } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/index.ts";
import { penaltyMs } from "../../src/moderation/offences.ts";
import { Penalties } from "../../src/moderation/penalties.ts";

const limits = { ...defaultLimits, penaltyFromMs: 15_000, penaltyMaxMs: 600_000, penaltySources: 3 };

test("below the threshold nothing happens; from there on a source stays away until all of it is over", () => {
  const penalties = new Penalties(limits);
  expect(penalties.charge("a", 10_000, 0)).toBe("counted");
  expect(penalties.remainingMs("a", 0)).toBe(0);
  expect(penalties.charge("a", 10_000, 1_000)).toBe("begins");
  expect(penalties.remainingMs("a", 1_000)).toBe(19_000);
  expect(penalties.remainingMs("a", 19_999)).toBe(1);
  expect(penalties.remainingMs("a", 20_000)).toBe(0);
  expect(penalties.remainingMs("b", 1_000)).toBe(0);
});

test("what is over does not count any more: small offences far apart never add up", () => {
  const penalties = new Penalties(limits);
  for (let nowMs = 0; nowMs < 1_000_000; nowMs += 10_000) penalties.charge("a", 10_000, nowMs);
  expect(penalties.remainingMs("a", 990_001)).toBe(0);
});

test("a penalty that was served once does not begin with the next small offence", () => {
  const penalties = new Penalties(limits);
  penalties.charge("a", 90_000, 0);
  penalties.charge("a", 1_000, 90_000);
  expect(penalties.remainingMs("a", 90_001)).toBe(0);
});

test("no source stays away longer than the most", () => {
  const penalties = new Penalties(limits);
  for (let offence = 0; offence < 1_000; offence += 1) penalties.charge("a", 90_000, 0);
  expect(penalties.remainingMs("a", 0)).toBe(600_000);
});

test("of more sources than are remembered, the one that offended longest ago is forgotten", () => {
  const penalties = new Penalties(limits);
  for (const source of ["a", "b", "c", "a", "d"]) penalties.charge(source, 90_000, 0);
  expect(["a", "b", "c", "d"].filter((source) => penalties.remainingMs(source, 0) > 0)).toEqual([
    "a",
    "c",
    "d",
  ]);
  expect(penalties.activeCount(0)).toBe(3);
  expect(penalties.activeCount(90_000)).toBe(1);
});

describe("what an ending costs", () => {
  test.each<[FaultCode, FaultContext, number]>([
    ["deadline", { deadline: "clientHello" }, 1_000],
    ["deadline", { deadline: "clientFinish" }, 10_000],
    ["truncated", { state: "client-hello" }, 1_000],
    ["truncated", { state: "messages" }, 0],
    ["peer-silent", {}, 0],
    ["hello-malformed", {}, 10_000],
    ["frame-type", {}, 10_000],
    ["record", {}, 90_000],
    ["client-signature", {}, 90_000],
    ["name-offers", {}, 5_000],
  ])("%s %j: %i ms", (code, context, ms) => {
    expect(penaltyMs({ by: "fault", error: new ProtocolError(code, context) })).toBe(ms);
  });

  test.each([
    [closeCodes.notAdmitted, 5_000],
    [closeCodes.flood, 10_000],
    [closeCodes.serverStops, 0],
    [closeCodes.removed, 0],
  ])("our goodbye %i: %i ms", (code, ms) => {
    expect(penaltyMs({ by: "us", bye: { code, text: "" } })).toBe(ms);
    expect(penaltyMs({ by: "peer", bye: { code, text: "" } })).toBe(0);
  });
});
