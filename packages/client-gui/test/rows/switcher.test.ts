import { expect, test } from "vitest";
import { choiceKey, findChoices } from "../../src/rows/switcher.ts";
import { appState, roomState, roomsOf, serverKey, serverState, unread } from "../support/sample-state.ts";

const here = serverState({
  rooms: roomsOf(
    roomState({ room: 1, name: "lobby", kind: "lobby" }),
    roomState({ room: 2, name: "release-planning" }, unread(4)),
    roomState({ room: 3, name: "planets" }),
    roomState({ room: 4, name: "bob", kind: "direct" }, unread(1, 1)),
    roomState({ room: 5, name: "Café Zürich" }),
  ),
  present: [
    { name: "ana", guest: false },
    { name: "bob", guest: false },
    { name: "placido", guest: false },
    { name: "plato", guest: true },
  ],
});
const there = serverState({
  key: "ops.example.org:5068",
  label: "Operations",
  rooms: roomsOf(roomState({ room: 1, name: "lobby", kind: "lobby" }), roomState({ room: 9, name: "plans" })),
});
const state = appState({
  servers: [here, there],
  place: { kind: "room", server: serverKey, room: 1 },
});

const names = (typed: string) => findChoices(state, typed).map(({ kind, name }) => `${kind} ${name}`);

test("nothing typed: who asked for us first, then what is unread, and where we are last of all", () => {
  const found = names("");
  expect(found.slice(0, 2)).toEqual(["direct bob", "room release-planning"]);
  expect(found.at(-1)).toBe("room lobby");
  expect(findChoices(state, "").at(-1)).toMatchObject({ server: serverKey });
});

test("the beginning of a name is better than that of a part of it, and that better than the middle", () => {
  expect(names("plan")).toEqual(["room planets", "room plans", "room release-planning"]);
  expect(names("lan")).toEqual(["room release-planning", "room planets", "room plans"]);
});

test("the whole name is best", () => {
  expect(names("plans")[0]).toBe("room plans");
});

test("letters in their order find a name as well, behind all others", () => {
  expect(names("rlpl")).toEqual(["room release-planning"]);
});

test("case and accents do not matter, on either side", () => {
  expect(names("CAFE zurich")).toEqual(["room Café Zürich"]);
  expect(names("café")).toEqual(["room Café Zürich"]);
});

test("a word can name the server", () => {
  expect(findChoices(state, "lobby oper")).toMatchObject([
    { kind: "room", name: "lobby", where: "Operations" },
  ]);
  expect(names("operations")[0]).toBe("server Operations");
});

test("signs in front of rooms and people are no part of their names", () => {
  expect(names("#plans")[0]).toBe("room plans");
  expect(names("@placido")).toEqual(["person placido"]);
});

test("we are not found ourselves, nor guests, nor anybody twice who has a direct room with us", () => {
  expect(names("ana").filter((name) => name === "person ana")).toEqual([]);
  expect(names("plato")).toEqual([]);
  expect(names("bob")).toEqual(["direct bob"]);
});

test("what is nowhere finds nothing", () => {
  expect(names("xyzzy")).toEqual([]);
});

test("each choice has a name of its own in the list", () => {
  const keys = findChoices(state, "").map(choiceKey);
  expect(new Set(keys).size).toBe(keys.length);
});
