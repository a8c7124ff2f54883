/** The tables themselves: what holds for every state. */
import { expect, test } from "vitest";
import { clientTransitions, serverTransitions } from "../../src/index.ts";

test.each([
  ["client", clientTransitions],
  ["server", serverTransitions],
])("%s: every state but the last can be left by closing, and every target exists", (_, table) => {
  for (const [state, triggers] of Object.entries(table) as [string, Record<string, string>][]) {
    for (const target of Object.values(triggers)) expect(Object.keys(table)).toContain(target);
    expect(triggers["close"]).toBe(state === "nothing" ? undefined : "nothing");
  }
});

test.each([
  ["client", clientTransitions, "server-hello"],
  ["server", serverTransitions, "client-hello"],
])("%s: every state can be reached from the first", (_, table, first) => {
  const transitions = table as Record<string, Record<string, string>>;
  const reached = new Set([first]);
  for (const state of reached) for (const next of Object.values(transitions[state] ?? {})) reached.add(next);
  expect([...reached].sort()).toEqual(Object.keys(table).sort());
});

test("nobody may speak before being welcome", () => {
  for (const [state, triggers] of Object.entries(serverTransitions)) {
    expect("SAY" in triggers).toBe(state === "messages");
  }
  for (const [state, triggers] of Object.entries(clientTransitions)) {
    expect("SAID" in triggers).toBe(state === "messages");
  }
});
