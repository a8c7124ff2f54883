/** Records (clause 5): bytes of a stranger, and what somebody with the right keys can put into one. */
import { RecordOpener, RecordSealer, recordBodyBytes, recordKeys } from "@conclave/crypto";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { frameHeader } from "../src/frame/encoder.ts";
import { frameBytes, plaintextMaxBytes } from "../src/limits.ts";
import { encodeName } from "../src/message/session-messages.ts";
import { openRecord, sealRecord } from "../src/record.ts";
import { orProtocolError } from "./label.ts";

const keys = recordKeys(new Uint8Array(32).fill(1));

/** Input: a body of a RECORD that no one has sealed; its header says the right length. */
export const strangeRecords: FuzzTarget = {
  name: "strange-records",
  maxBytes: frameBytes.recordMax,
  seeds: [
    new Uint8Array(64),
    new Uint8Array(80),
    sealRecord(sealer(), encodeName("ana")).subarray(frameBytes.header),
  ],
  run: (input) => {
    const frame = Uint8Array.from(Buffer.concat([frameHeader("RECORD", input.length), input]));
    const good = sealRecord(sealer(), encodeName("ana"));
    const isGood = Buffer.compare(good, frame) === 0;
    const own = opener();
    const label = orProtocolError(() => void openRecord(own, frame));
    promised(isGood === (label === "ok"), "only what was sealed opens");
    if (label !== "ok") {
      const after = orProtocolError(() => void openRecord(own, good));
      promised(after === "record failed", "after one failure nothing opens");
    }
    return label;
  },
};

/** Input: a plaintext that the right keys seal. */
export const sealedRecords: FuzzTarget = {
  name: "sealed-records",
  maxBytes: plaintextMaxBytes,
  seeds: [encodeName("ana"), Uint8Array.of(0, 0, 0, 200, 0, 1, 7)],
  run: (input) => {
    const [from, to] = [sealer(), opener()];
    const first = sealRecord(from, input);
    promised(
      first.length === frameBytes.header + recordBodyBytes(input.length),
      "a record has the length that is stated",
    );
    const label = orProtocolError(() => {
      const found = openRecord(to, first);
      promised(Buffer.concat(found.map(({ whole }) => whole)).equals(input), "what was sealed is what opens");
    });
    // A plaintext that is no row of messages is its sender's fault; the records around it are still whole.
    const [next] = openRecord(to, sealRecord(from, encodeName("after")));
    promised(
      next !== undefined && Buffer.from(next.body).equals(Buffer.from("after")),
      "the next record opens",
    );
    return label;
  },
};

function sealer(): RecordSealer {
  return new RecordSealer(keys, { random: (target) => void target.fill(3) });
}

function opener(): RecordOpener {
  return new RecordOpener(keys);
}
