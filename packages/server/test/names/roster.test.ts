import { IdentityKey, type IdentityPublicKey } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { NameRegistry } from "../../src/names/registry.ts";
import { type Claim, type Claimant, Roster } from "../../src/names/roster.ts";
import { skeleton } from "../../src/names/skeleton.ts";
import { Database } from "../../src/store/database.ts";

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
    ["MODERN", "modem", "lookalike"],
    ["alice1", "alicel", "lookalike"],
    ["scope", "ѕсоре", "lookalike"],
    ["hera", "nera", "granted"],
    ["alice1", "alice2", "granted"],
    ["ana", "anna", "granted"],
  ])("%s, then %s: %s", (first, second, expected) => {
    const roster = newRoster();
    expect(roster.claim(first, guest(), 0).outcome).toBe("granted");
    const claim = roster.claim(second, guest(), 0);
    expect(claim.outcome === "granted" ? "granted" : claim.refusal).toBe(expected);
  });
});

test("a name that was given back can be had again, and so can its look-alikes", () => {
  const roster = newRoster();
  const [one, other] = [guest(), guest()];
  expect(roster.claim("Ian", one, 0)).toEqual({ outcome: "granted", name: "Ian" });
  roster.release("Ian", one);
  roster.release("Ian", one);
  expect(roster.claim("lan", other, 0)).toEqual({ outcome: "granted", name: "lan" });
  expect(roster.claim("Ian", guest(), 0)).toEqual({ outcome: "refused", refusal: "lookalike" });
  roster.release("lan", other);
  expect(roster.claim("Ian", guest(), 0)).toEqual({ outcome: "granted", name: "Ian" });
});

test("the name is granted as it is kept, in NFC", () => {
  expect(newRoster().claim("Rene\u0301", guest(), 0)).toEqual({ outcome: "granted", name: "Ren\u00e9" });
});

test("a refused claim leaves nothing behind", () => {
  const roster = newRoster();
  roster.claim("bob", guest(), 0);
  const refused = guest();
  roster.claim("b0b", refused, 0);
  roster.release("b0b", refused);
  roster.release("bob", refused);
  expect(roster.claim("bob", guest(), 0)).toEqual({ outcome: "refused", refusal: "taken" });
});

const anaKey = IdentityKey.generate().publicKey;
const bobKey = IdentityKey.generate().publicKey;

describe("a name belongs to the first identity key that is welcomed under it", () => {
  test("when its owner is away, nobody else has it, nor anything that looks like it", () => {
    const roster = newRoster();
    expect(visit(roster, "Ana", owner(anaKey))).toEqual({ outcome: "granted", name: "Ana" });
    for (const claimant of [guest(), owner(bobKey)]) {
      expect(roster.claim("ANA", claimant, 6)).toEqual({ outcome: "refused", refusal: "taken" });
      expect(roster.claim("аnа", claimant, 6)).toMatchObject({ outcome: "refused" });
      expect(roster.claim("Аna1", claimant, 6)).toMatchObject({ outcome: "refused" });
    }
    expect(visit(roster, "modern", owner(anaKey)).outcome).toBe("granted");
    expect(roster.claim("modem", guest(), 8)).toEqual({ outcome: "refused", refusal: "lookalike" });
  });

  test("its owner has it again, as it was first written, and may have others", () => {
    const roster = newRoster();
    visit(roster, "Ana", owner(anaKey));
    expect(roster.claim("ana", owner(anaKey), 6)).toEqual({ outcome: "granted", name: "Ana" });
    expect(roster.claim("ana-at-work", owner(anaKey), 6)).toEqual({
      outcome: "granted",
      name: "ana-at-work",
    });
  });

  test("after a restart too, and until the operator takes it back", () => {
    const registry = new NameRegistry(Database.inMemory());
    new Roster(registry, 2).claim("ana", owner(anaKey), 5);
    expect(new Roster(registry, 2).claim("ana", owner(bobKey), 6)).toMatchObject({ refusal: "taken" });
    expect(registry.list()).toEqual([{ name: "ana", key: anaKey, claimedMs: 5 }]);
    expect(registry.release("ANA")).toBe(true);
    expect(registry.release("ana")).toBe(false);
    expect(new Roster(registry, 2).claim("ana", owner(bobKey), 7).outcome).toBe("granted");
    expect(new Roster(registry, 2).claim("аnа", guest(), 8).outcome).toBe("refused");
  });

  test("a guest has a name only while present, and then it can be claimed", () => {
    const roster = newRoster();
    const visitor = guest();
    roster.claim("bob", visitor, 1);
    expect(roster.claim("bob", owner(bobKey), 2)).toEqual({ outcome: "refused", refusal: "taken" });
    roster.release("bob", visitor);
    expect(roster.claim("bob", owner(bobKey), 3).outcome).toBe("granted");
  });

  test("the same identity may come several times; once too often, and the one that came first goes", () => {
    const roster = newRoster();
    const displaced: number[] = [];
    const device = (number: number): Claimant => {
      const claimant = {
        identity: anaKey,
        displace: () => {
          displaced.push(number);
          roster.release("ana", claimant);
        },
      };
      return claimant;
    };
    for (const number of [1, 2]) expect(roster.claim("ana", device(number), number).outcome).toBe("granted");
    expect(roster.claim("ana", owner(bobKey), 3)).toMatchObject({ refusal: "taken" });
    expect(displaced).toEqual([]);
    for (const number of [3, 4]) expect(roster.claim("ana", device(number), number).outcome).toBe("granted");
    expect(displaced).toEqual([1, 2]);
  });

  test("a name is there until the last of its owner's connections gives it back", () => {
    const roster = newRoster();
    const devices = [owner(anaKey), owner(anaKey)] as const;
    for (const device of devices) roster.claim("modern", device, 1);
    roster.release("modern", devices[0]);
    expect(roster.claim("modem", guest(), 2)).toMatchObject({ refusal: "lookalike" });
    roster.release("modern", devices[1]);
    expect(roster.claim("modern", owner(bobKey), 3)).toMatchObject({ refusal: "taken" });
  });
});

test("nobody is called what the server calls itself", () => {
  for (const name of ["server", "Server", "ＳＥＲＶＥＲ"])
    expect(newRoster().claim(name, owner(anaKey), 1)).toEqual({ outcome: "refused", refusal: "taken" });
});

/** Somebody comes and goes again. */
function visit(roster: Roster, name: string, claimant: Claimant): Claim {
  const claim = roster.claim(name, claimant, 5);
  if (claim.outcome === "granted") roster.release(claim.name, claimant);
  return claim;
}

function newRoster(): Roster {
  return new Roster(new NameRegistry(Database.inMemory()), 2);
}

function guest(): Claimant {
  return { identity: undefined, displace: () => {} };
}

function owner(identity: IdentityPublicKey): Claimant {
  return { identity, displace: () => {} };
}
