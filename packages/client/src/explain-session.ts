/** What protects a connection, in plain words: for `conclave connect --explain`, and for windows. Nothing is secret. */
import {
  fingerprint,
  fingerprintWords,
  type IdentityPublicKey,
  type RecordUsage,
  type SuiteId,
} from "@conclave/crypto";
import type { SessionReport } from "@conclave/protocol";
import { toHex } from "./hex.ts";

export interface SessionFact {
  /** What it is about, in one or two words. */
  readonly about: string;
  readonly fact: string;
}

/**
 * Explains a session.
 *
 * @param identity the key that we came with; nothing for a guest.
 */
export function explainSession(
  report: SessionReport,
  identity: IdentityPublicKey | undefined,
): readonly SessionFact[] {
  const { client, server } = report.publicValues;
  return [
    { about: "server", fact: `proved that it has the key ${describeKey(report.hostKey)}` },
    {
      about: "you",
      fact:
        identity === undefined
          ? "a guest: nothing vouches for your name"
          : `proved that you have the key ${describeKey(identity)}`,
    },
    { about: "agreement", fact: agreements[report.suite] },
    { about: "published", fact: `${shorten(client)} by you, ${shorten(server)} by the server` },
    { about: "encryption", fact: "AES-256-CBC, and HMAC-SHA-256 over it; own keys for each direction" },
    { about: "keys", fact: `${formatAge(report.keyAgeMs)} old; ${formatRekeys(report.rekeys)}` },
    { about: "sent", fact: `${formatUsage(report.written)} under the present key` },
    { about: "received", fact: `${formatUsage(report.read)} under the present key` },
    {
      about: "session",
      fact: `${toHex(report.sessionId)}; the server has the same number, or somebody is in between`,
    },
    {
      about: "reach",
      fact: "up to the server, which decrypts what you say and encrypts it anew for the others",
    },
  ];
}

function describeKey(key: IdentityPublicKey): string {
  return `${fingerprint(key)} (${fingerprintWords(key).join(" ")})`;
}

/** Enough of a public value to see that two are not the same. */
function shorten(value: Uint8Array): string {
  const hex = toHex(value);
  return `${hex.slice(0, shownHexDigits)}…${hex.slice(-shownHexDigits)} (${value.length * 8} bits)`;
}

function formatAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "less than a minute";
  return minutes < 120 ? count(minutes, "minute") : count(Math.floor(minutes / 60), "hour");
}

function formatRekeys(rekeys: number): string {
  if (rekeys === 0) return "the first ones of this connection";
  return `replaced ${rekeys === 1 ? "once" : `${rekeys} times`} on this connection`;
}

function formatUsage({ bytes, records }: RecordUsage): string {
  return `${count(records, "record")}, ${count(bytes, "byte")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

const agreements: Readonly<Record<SuiteId, string>> = {
  1: "Diffie-Hellman in the group ffdhe3072 (RFC 7919): suite 1",
  2: "Diffie-Hellman in the group ffdhe3072 (RFC 7919), together with ML-KEM-768 (FIPS 203): suite 2",
};

const shownHexDigits = 8;
