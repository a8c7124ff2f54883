import { ffdhe3072, fingerprintWords } from "@conclave/crypto";
import type { SessionReport } from "@conclave/protocol";
import { beforeAll, expect, test } from "vitest";
import { xraySections, xrayText } from "../../../src/view/dialogs/x-ray-sections.ts";
import { sampleReport } from "../../support/sample-report.ts";
import { host } from "../../support/sample-state.ts";

let report: SessionReport;
const facts = [{ about: "you", fact: "a guest: nothing vouches for your name" }];

beforeAll(async () => {
  report = await sampleReport();
});

test("all that both sides have published is there, shortened to read and whole to check", () => {
  const lines = xraySections({ report, facts }).flatMap((section) => section.lines);
  const numbers = lines.flatMap((line) => (line.kind === "value" && line.whole ? [line.whole] : []));
  expect(numbers.map((digits) => digits.replaceAll(" ", ""))).toEqual(
    [
      ffdhe3072.prime,
      report.publicValues.client,
      report.publicValues.server,
      report.publicValues.kem?.key ?? nothing,
      report.publicValues.kem?.ciphertext ?? nothing,
    ].map((bytes) => Buffer.from(bytes).toString("hex")),
  );
  expect(lines).toContainEqual({ kind: "value", label: "G", text: "2" });
  expect(lines.find((line) => line.kind === "value" && line.label === "P, a prime")).toMatchObject({
    text: "ffffffff ffffffff … ffffffff ffffffff  (ffdhe3072 (RFC 7919), 3072 bits)",
  });
});

test("both ends are named, the server by words and fingerprint", () => {
  const text = xrayText(xraySections({ report, facts }));
  expect(text).toContain(`Server, in words: ${fingerprintWords(host.hostKey).join(" ")}`);
  expect(text).toContain(`Server, fingerprint: ${host.fingerprint}`);
  expect(text).toContain("You: a guest");
});

test("age, use and replacements of the keys", () => {
  const text = xrayText(xraySections({ report, facts }));
  expect(text).toContain("Age: 1 h 2 min\n");
  expect(text).toContain("Replaced: 2 times on this connection");
  expect(text).toContain("Sent under them: 1,234 records, 567,890 bytes");
  expect(text).toContain("Received under them: 1 record, 48 bytes");
});

test("without ML-KEM it says so", () => {
  const publicValues = { ...report.publicValues, kem: undefined };
  const text = xrayText(xraySections({ report: { ...report, suite: 1, publicValues }, facts }));
  expect(text).toContain("Only Diffie-Hellman");
  expect(text).toContain("1. The secret goes through");
  expect(text).not.toContain("1,184 bytes");
});

test("of ML-KEM it shows the key and what was sealed with it, with their sizes", () => {
  const lines = xraySections({ report, facts }).flatMap((section) => section.lines);
  const texts = lines.flatMap((line) => (line.kind === "value" ? [`${line.label}: ${line.text}`] : []));
  expect(texts).toContainEqual(expect.stringMatching(/^Your public key of ML-KEM-768: .* \(1,184 bytes\)$/));
  expect(texts).toContainEqual(expect.stringMatching(/^What the server sealed with it: .* \(1,088 bytes\)$/));
});

const nothing = new Uint8Array(0);
