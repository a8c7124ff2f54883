import { describe, expect, test } from "vitest";
import { Roster } from "../../src/names/roster.ts";
import { skeleton } from "../../src/names/skeleton.ts";

describe("skeletons (UTS 39, section 4)", () => {
  test.each([
    ["раураl", "paypal"],
    ["ℓ", "l"],
    ["m", "rn"],
    ["1", "l"],
    ["0", "O"],
    ["é", "e\u0301"],
    ["ana", "ana"],
  ])("%s looks like %s", (text, looks) => {
    expect(skeleton(text)).toBe(looks);
  });
});

describe("a name that is present is not given again", () => {
  test.each([
    ["bob", "bob", "taken"],
    ["bob", "Bob", "taken"],
    ["bob", "ＢＯＢ", "taken"],
    ["Straße", "STRASSE", "taken"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος", "taken"],
    ["bob", "b0b", "lookalike"],
    ["paypa", "раура", "lookalike"],
    ["paypal", "pаypаl", "characters"],
    ["Ian", "lan", "lookalike"],
    ["lan", "Ian", "lookalike"],
    ["modern", "modem", "lookalike"],
    ["alice1", "alicel", "lookalike"],
    ["scope", "ѕсоре", "lookalike"],
    ["hera", "nera", "granted"],
    ["alice1", "alice2", "granted"],
    ["ana", "anna", "granted"],
  ])("%s, then %s: %s", (first, second, expected) => {
    const roster = new Roster();
    expect(roster.claim(first).outcome).toBe("granted");
    const claim = roster.claim(second);
    expect(claim.outcome === "granted" ? "granted" : claim.refusal).toBe(expected);
  });
});

test("a name that was given back can be had again, and so can its look-alikes", () => {
  const roster = new Roster();
  expect(roster.claim("Ian")).toEqual({ outcome: "granted", name: "Ian" });
  roster.release("Ian");
  roster.release("Ian");
  expect(roster.claim("lan")).toEqual({ outcome: "granted", name: "lan" });
  expect(roster.claim("Ian")).toEqual({ outcome: "refused", refusal: "lookalike" });
  roster.release("lan");
  expect(roster.claim("Ian")).toEqual({ outcome: "granted", name: "Ian" });
});

test("the name is granted as it is kept, in NFC", () => {
  expect(new Roster().claim("Rene\u0301")).toEqual({ outcome: "granted", name: "Ren\u00e9" });
});

test("a refused claim leaves nothing behind", () => {
  const roster = new Roster();
  roster.claim("bob");
  roster.claim("b0b");
  roster.release("b0b");
  expect(roster.claim("bob")).toEqual({ outcome: "refused", refusal: "taken" });
});
