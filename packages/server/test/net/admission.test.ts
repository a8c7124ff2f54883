import { expect, test } from "vitest";
import { defaultLimits } from "../../src/index.ts";
import { Admission, type Place } from "../../src/net/admission.ts";

const from = (source: string) => ({ source, caps: "all" }) as const;
const limits = { ...defaultLimits, connections: 5, handshakes: 3, handshakesPerSource: 2 };

test("one source cannot have all the handshakes", () => {
  const admission = new Admission(limits);
  admission.admit(from("a"));
  admission.admit(from("a"));
  expect(admission.admit(from("a"))).toBe("handshakes-per-source");
  expect(admission.admit(from("b"))).toBeTypeOf("object");
  expect(admission.admit(from("c"))).toBe("handshakes");
});

test("a finished handshake makes room for another, a connection stays counted", () => {
  const admission = new Admission(limits);
  const places: Place[] = [];
  for (let round = 0; round < 5; round += 1) {
    const place = admission.admit(from("a"));
    if (typeof place === "string") throw new Error(place);
    place.opened();
    places.push(place);
  }
  expect(admission.admit(from("b"))).toBe("connections");
  places[0]?.gone();
  expect(admission.admit(from("b"))).toBeTypeOf("object");
});

test("a place counts once, however often it is left", () => {
  const admission = new Admission(limits);
  const place = admission.admit(from("a")) as Place;
  place.opened();
  place.opened();
  place.gone();
  place.gone();
  place.opened();
  for (let round = 0; round < 2; round += 1) expect(admission.admit(from("a"))).toBeTypeOf("object");
  expect(admission.admit(from("a"))).toBe("handshakes-per-source");
});

test("one source cannot have all the connections, and gets back what it leaves", () => {
  const admission = new Admission({ ...limits, handshakesPerSource: 9, sessionsPerSource: 2 });
  const first = admission.admit(from("a")) as Place;
  first.opened();
  admission.admit(from("a"));
  expect(admission.admit(from("a"))).toBe("sessions-per-source");
  expect(admission.admit({ source: "a", caps: "exempt" })).toBeTypeOf("object");
  expect(admission.admit(from("b"))).toBeTypeOf("object");
  first.gone();
  expect(admission.counts).toEqual({ handshakes: 3, sessions: 0 });
});

test.each([
  [99, 0],
  [100, 0.3],
  [200, 0.475],
  [300, 0.65],
  [499, 0.99825],
])("with %i handshakes under way, %f of newcomers are dropped early", (underWay, share) => {
  const roomy = { ...defaultLimits, handshakes: 500, handshakesDropFrom: 100, handshakesDropPercent: 30 };
  let draw = 1;
  const admission = new Admission(roomy, () => draw);
  for (let index = 0; index < underWay; index += 1) admission.admit(from(`${index}`));
  draw = share - 1e-9;
  expect(admission.admit(from("x"))).toEqual(share === 0 ? expect.anything() : "handshakes-early");
  draw = share;
  expect(admission.admit(from("y"))).toBeTypeOf("object");
});
