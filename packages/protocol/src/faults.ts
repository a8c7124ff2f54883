/**
 * Everything that can end a session before its time: one table of stable codes, who is to blame, and whether the
 * peer is told. Codes are never reused; docs/protocol.md, clause 11, lists them.
 */
import { closeCodes } from "./close-codes.ts";

/** Who has to change something for this not to happen again. */
export type Blame =
  /** The peer broke the protocol, or something between us changed its bytes. */
  | "peer"
  /** A cap or a deadline was reached. */
  | "limit"
  /** The transport ended or went silent. */
  | "transport"
  /** A person has to decide whom to trust. */
  | "trust";

interface Fault {
  readonly blame: Blame;
  /** The code of the BYE that the peer gets, or nothing at all: handshake and record faults are silent. */
  readonly bye: number | "silent";
  /** For people; the context follows it in {@link ProtocolError}'s message. */
  readonly text: string;
}

export const faults = {
  "frame-type": { blame: "peer", bye: "silent", text: "a frame of a type that does not exist or not now" },
  "frame-length": { blame: "peer", bye: "silent", text: "a frame of an impossible length" },
  "frame-early": { blame: "peer", bye: "silent", text: "bytes before they were due" },
  "hello-malformed": { blame: "peer", bye: "silent", text: "a hello that is not well-formed" },
  "hello-version": { blame: "peer", bye: "silent", text: "no version in common" },
  "hello-suite": { blame: "peer", bye: "silent", text: "no suite in common" },
  "hello-key": { blame: "peer", bye: "silent", text: "a public key that must not be used" },
  "suite-downgrade": { blame: "trust", bye: "silent", text: "a weaker suite than this server is known for" },
  alert: { blame: "peer", bye: "silent", text: "the server refused the handshake" },
  "host-signature": { blame: "peer", bye: "silent", text: "the server did not prove its host key" },
  "client-signature": { blame: "peer", bye: "silent", text: "the client did not prove its identity key" },
  "identity-needed": { blame: "trust", bye: "silent", text: "the server wants an identity key" },
  "host-unknown": { blame: "trust", bye: "silent", text: "a host key that was never seen" },
  "host-changed": { blame: "trust", bye: "silent", text: "another host key than the one that is known" },
  finish: { blame: "peer", bye: "silent", text: "the two sides did not see the same handshake" },
  flight: { blame: "peer", bye: "silent", text: "a handshake flight of other messages than due" },
  record: { blame: "peer", bye: "silent", text: "a record did not open" },
  "message-malformed": {
    blame: "peer",
    bye: closeCodes.badMessage,
    text: "a message that is not well-formed",
  },
  "message-unknown": { blame: "peer", bye: closeCodes.badMessage, text: "a message of an unknown type" },
  "message-unexpected": { blame: "peer", bye: closeCodes.badMessage, text: "a message that is not due now" },
  "name-offers": { blame: "limit", bye: closeCodes.nameRefused, text: "too many names were refused" },
  deadline: { blame: "limit", bye: "silent", text: "a step took too long" },
  "rekey-keys": { blame: "peer", bye: "silent", text: "keys for a rekey that must not be used" },
  "rekey-early": { blame: "limit", bye: closeCodes.flood, text: "a rekey too soon after the last" },
  "rekey-overdue": {
    blame: "limit",
    bye: closeCodes.rekeyOverdue,
    text: "the keys were in use for too long",
  },
  "peer-silent": { blame: "transport", bye: "silent", text: "the other side does not answer any more" },
  truncated: { blame: "transport", bye: "silent", text: "the connection broke without a goodbye" },
} as const satisfies Record<string, Fault>;

export type FaultCode = keyof typeof faults;

/** What a fault was about, for logs: states, types, lengths, names of fields. Never keys, names or texts. */
export type FaultContext = Readonly<Record<string, string | number>>;

/** A fault that ended a session. It arrives inside the session's last event, or is thrown by a decoder. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly code: FaultCode;
  readonly context: FaultContext;

  constructor(code: FaultCode, context: FaultContext = {}, options?: ErrorOptions) {
    const details = Object.entries(context).map(([key, value]) => `${key} ${value}`);
    super([faults[code].text, ...details].join(", "), options);
    this.code = code;
    this.context = context;
  }

  get blame(): Blame {
    return faults[this.code].blame;
  }
}

/** Our own misuse of this package: a call in a state that does not allow it, or a value that breaks a stated rule. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
