/**
 * What protects a connection, told so that a student can follow it: from the numbers that both sides published to the keys that
 * are in use now. Pure; the dialog shows it, and it can be copied as text. Nothing in it is secret.
 */
import type { SessionFact } from "@conclave/client";
import {
  ffdhe3072,
  fingerprint as fingerprintOf,
  fingerprintWords,
  type RecordUsage,
} from "@conclave/crypto";
import type { SessionReport } from "@conclave/protocol";
import { counted } from "../../text/figures.ts";

export interface XraySection {
  readonly title: string;
  readonly lines: readonly XrayLine[];
}

export type XrayLine =
  | { readonly kind: "sentence"; readonly text: string }
  /** `whole` is all of a number of which `text` has the beginning and the end. */
  | {
      readonly kind: "value";
      readonly label: string;
      readonly text: string;
      readonly whole?: string | undefined;
    };

export interface XrayInput {
  readonly report: SessionReport;
  readonly facts: readonly SessionFact[];
}

export function xraySections(input: XrayInput): readonly XraySection[] {
  return [
    whoIsWho(input),
    agreement(input),
    secondSecret(input),
    fromSecretToKeys(input),
    keysInUse(input),
    reach,
  ];
}

/** All of it as text, for a question or a homework. */
export function xrayText(sections: readonly XraySection[]): string {
  return sections
    .map(({ title, lines }) => [title, "=".repeat(title.length), ...lines.map(lineText)].join("\n"))
    .join("\n\n");
}

function lineText(line: XrayLine): string {
  return line.kind === "sentence" ? line.text : `${line.label}: ${line.whole ?? line.text}`;
}

function whoIsWho({ report, facts }: XrayInput): XraySection {
  return {
    title: "Who is at the two ends",
    lines: [
      value("Server, in words", fingerprintWords(report.hostKey).join(" ")),
      value("Server, fingerprint", fingerprintOf(report.hostKey)),
      value("You", facts.find(({ about }) => about === "you")?.fact ?? "not known"),
      sentence(
        "Each side has signed everything that was said before the first message. Nobody can do that without the key that the fingerprint belongs to.",
      ),
    ],
  };
}

function agreement({ report: { publicValues } }: XrayInput): XraySection {
  return {
    title: "How both came to a secret that was never sent",
    lines: [
      sentence(
        "Diffie-Hellman: P and G are known to everybody. Each side thinks of a private number, raises G to it, divides by P, and publishes what is left over. From the other one's public value and the own private number both get the same result; from the two public values alone nobody does.",
      ),
      number("P, a prime", ffdhe3072.prime, `${ffdhe3072.name} (RFC 7919), ${bits(ffdhe3072.prime)} bits`),
      value("G", String(ffdhe3072.generator)),
      number("Your public value, G^a mod P", publicValues.client),
      number("The server's, G^b mod P", publicValues.server),
      value(
        "The private numbers, a and b",
        "made for this alone; they never left your computer and the server",
      ),
    ],
  };
}

/** What of ML-KEM crossed the network; the way into it is in the words. */
function secondSecret({ report: { publicValues } }: XrayInput): XraySection {
  const { kem } = publicValues;
  const title = "A second secret, against computers that are yet to come";
  if (kem === undefined) {
    const why = "Only Diffie-Hellman was agreed on: one of the two sides does not know ML-KEM-768.";
    return { title, lines: [sentence(why)] };
  }
  return {
    title,
    lines: [
      sentence(
        "A large quantum computer could one day get a from G^a. So a second secret goes with the first one, by ML-KEM-768 (FIPS 203), for which no such way is known. You made a pair of keys for this alone, and sent the public one. The server sealed a random number with it; what it sent back can be opened only with the private one, which never left your computer.",
      ),
      number("Your public key of ML-KEM-768", kem.key, counted(kem.key.length, "byte")),
      number("What the server sealed with it", kem.ciphertext, counted(kem.ciphertext.length, "byte")),
      value("The number inside, and your private key", "32 random bytes that only you and the server had"),
      sentence(
        "The public key is some linear equations modulo 3329, with small errors added on purpose: without the errors anybody could solve them, with them nobody knows how. Whoever wants the keys below has to undo both secrets, not one of them.",
      ),
    ],
  };
}

function fromSecretToKeys({ report }: XrayInput): XraySection {
  const first = report.suite === 2 ? "The two secrets go" : "The secret goes";
  return {
    title: "From the secret to the keys",
    lines: [
      sentence(`1. ${first} through HKDF (SHA-256), which leaves 32 bytes that look like dice.`),
      sentence(
        "2. Everything that both sides have sent so far is hashed: the transcript. A single changed bit gives another hash, and the two sides would not understand each other.",
      ),
      sentence(
        "3. From both come four keys: one to encrypt and one to authenticate, for each direction. What made them is erased.",
      ),
      sentence(
        "4. After some time or many bytes all of it is done anew, and the old keys are erased: whoever steals today's keys cannot read yesterday.",
      ),
      value("Encryption", "AES-256-CBC, a new random start for each record"),
      value(
        "Authentication",
        "HMAC-SHA-256 over each record and its number, checked before anything is decrypted",
      ),
      value("Session", hex(report.sessionId)),
      sentence("The server has the same session number; if it had not, somebody would be in between."),
    ],
  };
}

function keysInUse({ report: { keyAgeMs, rekeys, written, read } }: XrayInput): XraySection {
  return {
    title: "The keys in use now",
    lines: [
      value("Age", duration(keyAgeMs)),
      value(
        "Replaced",
        rekeys === 0 ? "not yet" : `${rekeys} ${rekeys === 1 ? "time" : "times"} on this connection`,
      ),
      value("Sent under them", usage(written)),
      value("Received under them", usage(read)),
    ],
  };
}

const reach: XraySection = {
  title: "How far it reaches",
  lines: [
    sentence(
      "Up to the server. It decrypts what you say, stores it, and encrypts it anew for each of the others: whoever runs the server can read it. Nobody on the way can.",
    ),
  ],
};

function sentence(text: string): XrayLine {
  return { kind: "sentence", text };
}

function value(label: string, text: string): XrayLine {
  return { kind: "value", label, text };
}

/** The first and the last digits; all of them, in groups, for whoever wants to see them. */
function number(label: string, bytes: Uint8Array, about = `${bits(bytes)} bits`): XrayLine {
  const digits = hex(bytes);
  const groups = digits.match(/.{1,8}/g) ?? [];
  return {
    kind: "value",
    label,
    text: `${groups.slice(0, 2).join(" ")} … ${groups.slice(-2).join(" ")}  (${about})`,
    whole: groups.join(" "),
  };
}

function usage({ bytes, records }: RecordUsage): string {
  return `${counted(records, "record")}, ${counted(bytes, "byte")}`;
}

function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function bits(bytes: Uint8Array): number {
  return bytes.length * 8;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
