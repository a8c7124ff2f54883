import { test } from "vitest";
import { expectMalformed } from "../../support/room-wire.ts";

test.each([
  ["JOINED", { name: "", time: 0 }, "name"],
  ["JOINED", { name: "x".repeat(129), time: 0 }, "name"],
  ["JOINED", { name: "ana", guest: false, time: 0 }, "guest"],
  ["JOINED", { name: "ana", time: -1 }, "time"],
  ["LEFT", { name: "x", time: 0, how: "kicked" }, "how"],
  ["LEFT", { name: "x", time: 0, how: 1 }, "how"],
  ["PRESENT", { names: "ana", more: false }, "names"],
  ["PRESENT", { names: ["ana", 5], more: false }, "names"],
  ["PRESENT", { names: [], more: 0 }, "more"],
  ["PRESENT", { names: ["ana"], guests: ["bob"], more: false }, "guests"],
  ["PRESENT", { names: ["ana"], guests: "ana", more: false }, "guests"],
  ["PRESENT", { names: ["ana"], guests: [], more: false }, "guests"],
] as const)("%s %j is malformed at %s", (type, fields, field) => {
  expectMalformed(type, fields, field);
});
