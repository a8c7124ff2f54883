/** Which sockets are ours, by what systemd says in the environment. */
import { expect, test } from "vitest";
import { inheritedSockets } from "../../src/systemd/sockets.ts";

test("those that are meant for this process, each with its name", () => {
  const env = { LISTEN_PID: "7", LISTEN_FDS: "3", LISTEN_FDNAMES: "chat::admin" };
  expect(inheritedSockets(env, 7)).toEqual([
    { fd: 3, name: "chat" },
    { fd: 4, name: "unknown" },
    { fd: 5, name: "admin" },
  ]);
});

test.each([
  {},
  { LISTEN_FDS: "1" },
  { LISTEN_PID: "8", LISTEN_FDS: "1" },
  { LISTEN_PID: "7", LISTEN_FDS: "-1" },
  { LISTEN_PID: "7", LISTEN_FDS: "99999" },
  { LISTEN_PID: "7", LISTEN_FDS: "0" },
])("none: %j", (env) => {
  expect(inheritedSockets(env, 7)).toEqual([]);
});
