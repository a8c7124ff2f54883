import { type Role, type RoomKind, roles } from "@conclave/protocol";
import { expect, test } from "vitest";
import { roleActs } from "../../src/rows/role-acts.ts";

const acts = (kind: RoomKind, ownRole: Role, theirRole: Role) =>
  roleActs({ kind, ownRole, theirRole, who: "another" }).map(({ role }) => role);

test("an owner can make anything of anybody", () => {
  expect(acts("private", "owner", "member")).toEqual(["owner", "moderator", "muted", "none"]);
  expect(acts("public", "owner", "owner")).toEqual(["moderator", "member", "muted", "none"]);
});

test("a moderator mutes, frees and removes those who have no office", () => {
  expect(acts("public", "moderator", "member")).toEqual(["muted", "none"]);
  expect(acts("public", "moderator", "muted")).toEqual(["member", "none"]);
  expect(acts("public", "moderator", "moderator")).toEqual([]);
  expect(acts("public", "moderator", "owner")).toEqual([]);
});

test("members and muted ones can do nothing to others", () => {
  for (const own of ["member", "muted"] as const)
    for (const theirs of roles) expect(acts("public", own, theirs)).toEqual([]);
});

test("nobody can be removed from the lobby, and a room of two has no offices", () => {
  expect(acts("lobby", "owner", "member")).not.toContain("none");
  expect(acts("direct", "owner", "owner")).toEqual([]);
});

test("about oneself there is nothing: leaving a room is elsewhere", () => {
  expect(roleActs({ kind: "public", ownRole: "owner", theirRole: "owner", who: "oneself" })).toEqual([]);
});

test("to be let speak again is said as such", () => {
  expect(
    roleActs({ kind: "public", ownRole: "moderator", theirRole: "muted", who: "another" })[0]?.text,
  ).toBe("Let speak again");
});
