/** What people write and paste: texts (clause 9.2), addresses, invitations (clause 6.10). */
import { isDeepStrictEqual } from "node:util";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { formatAddress, parseAddress } from "../src/address.ts";
import { formatInvitation, parseInvitation } from "../src/invitation.ts";
import { cleanText, textFault } from "../src/message/text.ts";
import { orRangeError } from "./label.ts";

/** Input: UTF-8. */
export const texts: FuzzTarget = {
  name: "texts",
  maxBytes: 20_000,
  seeds: ["hi", "a\r\nb\u2028c\td", "\u001b[2J\u0085👋", "é".repeat(6144)].map((text) => Buffer.from(text)),
  run: (input) => {
    const text = decoder.decode(input);
    const clean = cleanText(text);
    promised(textFault(clean) !== "control-character", "a cleaned text has no control characters");
    promised(cleanText(clean) === clean, "cleaning twice changes nothing");
    const isSendable = textFault(text) === undefined;
    promised(
      !isSendable || clean === text.replaceAll(/[\u2028\u2029]/g, "\n"),
      "cleaning leaves a good text alone",
    );
    return `${textFault(text)} ${textFault(clean)}`;
  },
};

/** Input: UTF-8. */
export const addresses: FuzzTarget = {
  name: "addresses",
  maxBytes: 400,
  seeds: ["127.0.0.1:5068", "[::1]:65535", "[fe80::1%eth0]:1", "localhost:0"].map((text) =>
    Buffer.from(text),
  ),
  run: (input) =>
    orRangeError(() => {
      const address = parseAddress(decoder.decode(input));
      promised(
        isDeepStrictEqual(parseAddress(formatAddress(address)), address),
        "an address comes back as it went",
      );
    }),
};

/** Input: UTF-8. */
export const invitations: FuzzTarget = {
  name: "invitations",
  maxBytes: 1000,
  seeds: [
    formatInvitation({
      address: { host: "chat.example.org", port: 5068 },
      keyDigest: new Uint8Array(32).fill(0xfb),
    }),
    formatInvitation({
      address: { host: "::1", port: 1 },
      keyDigest: new Uint8Array(32),
      token: new Uint8Array(16).fill(0xff),
    }),
  ].map((text) => Buffer.from(text)),
  dictionary: ["&k=", "&t=", "%3d", "[::1]", "conclave://", "CONCLAVE://", "?", "#", "%00"].map((text) =>
    Buffer.from(text),
  ),
  run: (input) =>
    orRangeError(() => {
      const invitation = parseInvitation(decoder.decode(input));
      promised(invitation.keyDigest.length === 32, "a digest is whole");
      promised(invitation.token === undefined || invitation.token.length === 16, "a token is whole");
      const again = parseInvitation(formatInvitation(invitation));
      promised(isDeepStrictEqual(again, invitation), "an invitation comes back as it went");
    }),
};

const decoder = new TextDecoder();
