/** Every fault of a server against our client, which runs on time of the test's. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientOptions, type Ending, KnownServers } from "@conclave/client";
import { asIdentityPublicKey, keyDigest } from "@conclave/crypto";
import { ReferenceListener, signingKey } from "@conclave/testbed/reference";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { blameFor } from "../src/codes.ts";
import type { ServerFault } from "../src/fault.ts";
import { serverFaults } from "../src/faults/index.ts";
import { playAsServer } from "../src/play.ts";
import { isStored, Person, says } from "./support/person.ts";
import { settle } from "./support/settle.ts";

const host = signingKey();
let folder: string;
let listener: ReferenceListener;
let knownServers: KnownServers;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-misbehaving-"));
  listener = await ReferenceListener.listen();
  knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(address(), { hostKey: asIdentityPublicKey(host.publicKey), suite: 2 });
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  listener.stop();
  await rm(folder, { recursive: true });
});

for (const [family, faults] of Object.entries(serverFaults)) {
  describe(family, () => {
    test.each([...faults])("$name ($clause): $sees, $reports", async (fault: ServerFault) => {
      const person = new Person({
        address: address(),
        name: "ana",
        ...(await knowledge(fault)),
        ...(fault.needs && { keyLimits: fault.needs }),
      });
      const playing = playAsServer(fault, { listener, host, time });
      await person.client.start();
      if (fault.sees === "tolerated") await converse(person);
      const outcome = await playing;
      expect(outcome.sees).toBe(fault.sees);
      if (fault.sees === "silence" && fault.takesTime !== true) expect(outcome.bytes).toBe(0);
      if (fault.sees !== "tolerated") expect(outcome.end).toBe("fin");
      const ending = await person.ending();
      expect(inWords(ending)).toBe(fault.reports === "nothing" ? "lost" : fault.reports);
      if (ending.kind === "broken") expect(ending.error.blame).toBe(blameFor(fault.reports, fault.sees));
      // Nothing was shown to the person that came with the fault or after it.
      if (fault.sees !== "tolerated")
        expect(person.events.filter(({ type }) => type === "entry")).toEqual([]);
    });
  });
}

/** What the person knows of the server: a pin, or what an invitation says in a folder without pins, or nothing. */
async function knowledge({
  known,
}: ServerFault): Promise<Pick<ClientOptions, "invitation" | "knownServers">> {
  if (known === undefined) return { knownServers };
  const empty = new KnownServers(join(await mkdtemp(join(folder, "empty-")), "known_servers"));
  if (known === "not at all") return { knownServers: empty };
  const invitation = { keyDigest: keyDigest(asIdentityPublicKey(host.publicKey)) };
  return { knownServers: empty, invitation };
}

/** Hears the misbehaving server, and is heard. */
async function converse(person: Person): Promise<void> {
  await person.until("entry", says("all is well"));
  const id = person.client.say("all is well with us too");
  await person.until("outbox", isStored(id));
}

function inWords(ending: Ending): string {
  if (ending.kind === "broken") return `broken ${ending.error.code}`;
  if (ending.kind === "refused") return `refused ${ending.alert}`;
  if (ending.kind === "goodbye") return `goodbye ${ending.code}`;
  return ending.kind;
}

function address() {
  return { host: "127.0.0.1", port: listener.port };
}

const time = {
  pass: async (ms: number) => {
    await settle();
    await vi.advanceTimersByTimeAsync(ms);
  },
};
