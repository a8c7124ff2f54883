/** A machine is its table: whatever it is told, in whatever order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clientRekeyTransitions,
  clientTransitions,
  serverRekeyTransitions,
  serverTransitions,
} from "../../src/index.ts";
import { StateMachine, type Transitions } from "../../src/session/state-machine.ts";

const tables: readonly [string, Transitions<string, string>, string][] = [
  ["client", clientTransitions, "server-hello"],
  ["server", serverTransitions, "client-hello"],
  ["client's rekey", clientRekeyTransitions, "none"],
  ["server's rekey", serverRekeyTransitions, "none"],
];

test.each(tables)("%s: goes where the table says, and nowhere else", (_, table, first) => {
  const triggers = [...new Set(Object.values(table).flatMap((each) => Object.keys(each))), "unheard-of"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...triggers), { maxLength: 30 }), (told) => {
      const machine = new StateMachine<string, string>(table, first);
      for (const trigger of told) {
        const before = machine.state;
        const due = table[before]?.[trigger];
        expect(machine.allows(trigger)).toBe(due !== undefined);
        expect(machine.take(trigger)).toBe(due !== undefined);
        expect(machine.state).toBe(due ?? before);
      }
    }),
  );
});
