import { expect, test } from "vitest";
import { defaultLimits } from "../../src/index.ts";
import { Admission, type Place } from "../../src/net/admission.ts";

const limits = { ...defaultLimits, connections: 5, handshakes: 3, handshakesPerSource: 2 };

test("one source cannot have all the handshakes", () => {
  const admission = new Admission(limits);
  admission.admit("a");
  admission.admit("a");
  expect(admission.admit("a")).toBe("handshakes-per-source");
  expect(admission.admit("b")).toBeTypeOf("object");
  expect(admission.admit("c")).toBe("handshakes");
});

test("a finished handshake makes room for another, a connection stays counted", () => {
  const admission = new Admission(limits);
  const places: Place[] = [];
  for (let round = 0; round < 5; round += 1) {
    const place = admission.admit("a");
    if (typeof place === "string") throw new Error(place);
    place.opened();
    places.push(place);
  }
  expect(admission.admit("b")).toBe("connections");
  places[0]?.gone();
  expect(admission.admit("b")).toBeTypeOf("object");
});

test("a place counts once, however often it is left", () => {
  const admission = new Admission(limits);
  const place = admission.admit("a") as Place;
  place.opened();
  place.opened();
  place.gone();
  place.gone();
  place.opened();
  for (let round = 0; round < 2; round += 1) expect(admission.admit("a")).toBeTypeOf("object");
  expect(admission.admit("a")).toBe("handshakes-per-source");
});
