import { expect, test } from "vitest";
import { describePerson, doublesAmong, initials, nameTags, spokenName } from "../../src/text/names.ts";

test.each([
  ["ana", "A"],
  ["Ana Maria Lopez", "AM"],
  ["ana-maria", "AM"],
  ["zoë", "Z"],
  ["مريم", "م"],
  ["李 小龍", "李小"],
  ["e\u0301mile", "E\u0301"],
  ["👩🏽‍🚀 space", "👩🏽‍🚀S"],
  ["🇦🇹", "🇦🇹"],
  ["\u202eana", "A"],
  ["(ana) [x]", "AX"],
  ["", "?"],
  ["...", "?"],
  ["1st", "1"],
])("the sign of %j is %j", (name, sign) => {
  expect(initials(name).normalize("NFC")).toBe(sign.normalize("NFC"));
});

test("a heap of marks on a letter stays small", () => {
  expect([...initials(`a${"\u0301".repeat(500)}`)].length).toBeLessThanOrEqual(3);
});

test("guests are marked, and so is who looks like somebody else", () => {
  const [ana, guest] = [
    { name: "ana", guest: false },
    { name: "\u0430na", guest: true },
  ];
  expect(doublesAmong([ana, guest])(guest)).toBe("ana");
  expect(doublesAmong([ana, guest])(ana)).toBeUndefined();
  expect(doublesAmong([ana])({ name: "ANA", guest: true })).toBeUndefined();
  expect(doublesAmong([ana])({ name: "a n a", guest: true })).toBe("ana");
  expect(doublesAmong([ana])({ name: "a\u200bna", guest: true })).toBe("ana");
  expect(doublesAmong([{ name: "bob", guest: false }])({ name: "B0b", guest: true })).toBe("bob");
  expect(doublesAmong([{ name: "Ian", guest: false }])({ name: "lan", guest: true })).toBe("Ian");
  expect(doublesAmong([ana])({ name: "anna", guest: true })).toBeUndefined();
  expect(nameTags(guest, "ana")).toEqual(["guest", "not ana"]);
  expect(nameTags({ ...ana, own: true })).toEqual(["you"]);
  expect(describePerson(ana)).toBe("\u2068ana\u2069: the name belongs to this person's key.");
  expect(describePerson(guest, "ana")).toBe(
    "\u2068\u0430na\u2069: a guest: nothing vouches for the name. It looks like ana, and is somebody else.",
  );
  expect(spokenName({ ...guest, own: true })).toBe("\u0430na, you, guest");
});
