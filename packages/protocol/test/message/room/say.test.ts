import { describe, expect, test } from "vitest";
import { contentSamples } from "../../../fuzz/samples.ts";
import { refusalReasons } from "../../../src/index.ts";
import { decode, expectMalformed, sampleId as id, wireFields } from "../../support/room-wire.ts";

describe("SAY", () => {
  test("a text in the lobby says neither its room nor its kind", () => {
    const fields = wireFields({ type: "SAY", id, room: 1, content: { kind: "text", text: "hi" } });
    expect(Object.keys(fields)).toEqual(["id", "text"]);
  });

  test("the lobby and the kind of a text may be said all the same", () => {
    expect(decode("SAY", { id, room: 1, kind: "text", text: "hi" })).toEqual(
      decode("SAY", { id, text: "hi" }),
    );
  });

  test.each([
    [{ id: new Uint8Array(15), text: "x" }, "id"],
    [{ id: new Uint8Array(17), text: "x" }, "id"],
    [{ id: "0123456789abcdef", text: "x" }, "id"],
    [{ id, room: 0, text: "x" }, "room"],
    [{ id, room: -1, text: "x" }, "room"],
    [{ id, room: "lobby", text: "x" }, "room"],
    [{ id, kind: "notice", text: "x" }, "kind"],
    [{ id, kind: "gone" }, "kind"],
    [{ id, kind: "other" }, "kind"],
    [{ id, kind: "poll", text: "x" }, "kind"],
    [{ id, kind: "toString", text: "x" }, "kind"],
    [{ id, kind: "__proto__", text: "x" }, "kind"],
    [{ id, kind: 5, text: "x" }, "kind"],
    [{ id, kind: "", text: "x" }, "kind"],
  ])("%j is malformed at %s", (fields, field) => {
    expectMalformed("SAY", fields, field);
  });

  test.each(contentSamples)("what a client may put into a room goes into any room: $kind", (content) => {
    const message = { type: "SAY", id, room: 77, content } as const;
    expect(decode("SAY", wireFields(message))).toEqual(message);
  });
});

describe("ACK", () => {
  test.each([
    [{ id, n: 0, time: 0 }, "n"],
    [{ id, n: -1, time: 0 }, "n"],
    [{ id, n: "1", time: 0 }, "n"],
    [{ id, n: 1, time: -5 }, "time"],
    [{ id, room: 0, n: 1, time: 0 }, "room"],
  ])("%j is malformed at %s", (fields, field) => {
    expectMalformed("ACK", fields, field);
  });
});

describe("SAID", () => {
  test("a time that no Date can hold is the last one that can be shown", () => {
    const far = { n: 1, from: "ana", text: "x", time: 2 ** 53 - 1, edited: 8_640_000_000_000_001 };
    const said = decode("SAID", far);
    const lastMs = 8_640_000_000_000_000;
    expect(said).toMatchObject({ entry: { timeMs: lastMs, state: { editedMs: lastMs } } });
    expect(new Date(lastMs).toISOString()).toBe("+275760-09-13T00:00:00.000Z");
  });
});

describe("REFUSED", () => {
  test.each([...refusalReasons])("the reason %s is told", (why) => {
    expect(decode("REFUSED", { id, why })).toEqual({ type: "REFUSED", id, why });
  });

  test.each(["", "weather", "toString"])("a reason of a later version, %j, is another one", (why) => {
    expect(decode("REFUSED", { id, why })).toEqual({ type: "REFUSED", id, why: "other" });
  });

  test("a reason is a text", () => {
    expectMalformed("REFUSED", { id, why: 5 }, "why");
  });
});
