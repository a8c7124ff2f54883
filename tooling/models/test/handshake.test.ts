/** docs/models/handshake.pml: who the two sides believe they talk to, against an attacker who is the network. */
import { beforeAll, expect, test } from "vitest";
import { check, requireSpin } from "../src/spin.ts";

const model = "handshake.pml";

const holds = [
  { title: "two clients, one server", defines: ["CLIENTS=2", "SERVERS=1"], leastStates: 120_000 },
  { title: "one client, two servers", defines: ["CLIENTS=1", "SERVERS=2"], leastStates: 300_000 },
  ...["DH_BROKEN", "KCI_CLIENT", "KCI_HOST", "NO_FINISH", "OPEN_FLIGHTS"].map((variant) => ({
    title: `two clients, one server, ${variant}`,
    defines: ["CLIENTS=2", "SERVERS=1", variant],
    leastStates: 100_000,
  })),
];

/** Each with a piece of the assertion that it breaks. */
const weakenings = [
  { title: "HOST_SIG does not cover the exchange", defines: ["SIG_BARE"], fault: "c[i].ys==4" },
  { title: "ID_SIG covers the name alone", defines: ["ID_SIG_BARE"], fault: "s[j].id!=1" },
  { title: "suites are in no hash", defines: ["NO_SUITE"], fault: "c[i].suite==2" },
  { title: "neither FINISH nor sealed flights", defines: ["NO_FINISH", "OPEN_FLIGHTS"], fault: "s[j].yc>=2" },
];

beforeAll(requireSpin);

test.each(holds)("holds: $title", async ({ defines, leastStates }) => {
  const report = await check({ model, defines, search: "all", mayStop: true });
  expect(report).toMatchObject({ errorCount: 0, complete: true, unreachedCount: 0 });
  expect(report.stateCount).toBeGreaterThan(leastStates);
});

test.each(weakenings)("found: $title", async ({ defines, fault }) => {
  const report = await check({
    model,
    defines: ["CLIENTS=1", "SERVERS=1", ...defines],
    search: "shortest",
    mayStop: true,
  });
  expect(report.errorCount).toBe(1);
  expect(report.fault).toContain(fault);
});

test("a session with identities on both sides can be complete: the claim that none is gets refuted", async () => {
  const report = await check({
    model,
    defines: ["CLIENTS=1", "SERVERS=1", "REACH"],
    search: "shortest",
    mayStop: true,
  });
  expect(report.fault).toContain("pinned==2");
});
