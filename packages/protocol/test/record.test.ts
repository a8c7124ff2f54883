/** Records with the faults of this package (clause 5): in order, whole, or not at all. */
import { RecordOpener, RecordSealer, recordKeys } from "@conclave/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openRecord, sealRecord } from "../src/record.ts";

const keys = recordKeys(new Uint8Array(32).fill(1));
const bodies = fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 5 });
const rows = fc.array(bodies, { minLength: 1, maxLength: 6 });

test("any messages in any records come out as they went in", () => {
  fc.assert(
    fc.property(rows, (records) => {
      const [sealer, opener] = [new RecordSealer(keys), new RecordOpener(keys)];
      for (const each of records) {
        const found = openRecord(opener, sealRecord(sealer, plaintextOf(each)));
        expect(found.map(({ body }) => Uint8Array.from(body))).toEqual(each);
      }
    }),
  );
});

test("of records that were changed, dropped, doubled or swapped those before the first such one open, and no other", () => {
  const faults = fc.record({
    kind: fc.constantFrom("flip", "drop", "double", "swap", "shorten", "none"),
    at: fc.nat(),
    bit: fc.nat(),
  });
  fc.assert(
    fc.property(rows, faults, (records, { kind, at, bit }) => {
      const [sealer, opener] = [new RecordSealer(keys), new RecordOpener(keys)];
      const sealed = records.map((each) => sealRecord(sealer, plaintextOf(each)));
      const place = at % sealed.length;
      const wire = broken(sealed, kind, place, bit);
      const opened: number[] = [];
      for (const [index, record] of wire.entries()) {
        try {
          openRecord(opener, record);
          opened.push(index);
        } catch (error) {
          expect(error).toMatchObject({ name: "ProtocolError", code: "record" });
        }
      }
      const good = kind === "none" ? sealed.length : kind === "double" ? place + 1 : place;
      const isHarmless = (kind === "swap" || kind === "drop") && place === sealed.length - 1;
      expect(opened).toEqual(
        Array.from({ length: isHarmless && kind === "swap" ? sealed.length : good }, (_, n) => n),
      );
    }),
    { numRuns: 500 },
  );
});

function plaintextOf(each: readonly Uint8Array[]): Uint8Array {
  const messages = each.map((body) =>
    Buffer.concat([Buffer.of(64, body.length >> 8, body.length & 0xff), body]),
  );
  return Uint8Array.from(Buffer.concat(messages));
}

function broken(sealed: readonly Uint8Array[], kind: string, place: number, bit: number): Uint8Array[] {
  const record = sealed[place] ?? new Uint8Array(0);
  const offset = (bit >> 3) % record.length;
  const flipped = record.with(offset, (record[offset] ?? 0) ^ (1 << (bit & 7)));
  if (kind === "flip") return sealed.with(place, flipped);
  if (kind === "drop") return sealed.toSpliced(place, 1);
  if (kind === "double") return sealed.toSpliced(place, 0, record);
  if (kind === "shorten") return sealed.with(place, record.subarray(0, offset));
  return kind === "swap" && place + 1 < sealed.length
    ? sealed.toSpliced(place, 2, sealed[place + 1] ?? record, record)
    : [...sealed];
}
