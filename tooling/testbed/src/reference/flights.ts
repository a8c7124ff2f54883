/**
 * Clause 6.1: the messages of each flight as a list of steps, so that whoever wants to say something else can edit
 * the list. The body of a step may depend on H(T before it), whatever came before it.
 */
import { finish } from "./keys.ts";
import { hash, message } from "./primitives.ts";
import type { SigningKey } from "./signature.ts";

/** Of all messages, those of clauses 7 to 9 as well. */
export const types = {
  PAD: 0,
  HOST_KEY: 16,
  HOST_SIG: 17,
  NAME_ASK: 18,
  FINISH: 19,
  NAME: 20,
  ID_KEY: 21,
  ID_SIG: 22,
  INVITE: 23,
  REKEY_C: 32,
  REKEY_S: 33,
  REKEY_OK: 34,
  BYE: 48,
  WELCOME: 49,
  NAME_BAD: 50,
  PING: 51,
  PONG: 52,
  SAY: 64,
  SAID: 65,
  ACK: 66,
  JOINED: 67,
  LEFT: 68,
  PRESENT: 69,
  REFUSED: 70,
  OPEN: 71,
  ROOM: 72,
  FETCH: 73,
  PAGE: 74,
  READ: 75,
  LIST: 76,
  ROOMS: 77,
  SEARCH: 78,
  FOUND: 79,
  WHO: 81,
  MEMBERS: 82,
  SERVER: 128,
  OFFER: 129,
  HAVE: 130,
  PART: 131,
  DROP: 132,
  GET: 133,
} as const;

export interface FlightStep {
  readonly type: number;
  readonly body: (th: Buffer) => Buffer;
}

export function serverFlight(host: SigningKey, policy: number, hsS: Buffer): FlightStep[] {
  return [
    { type: types.HOST_KEY, body: () => host.publicKey },
    { type: types.HOST_SIG, body: (th) => host.sign("host", th) },
    { type: types.NAME_ASK, body: () => Buffer.from([policy]) },
    { type: types.FINISH, body: (th) => finish(hsS, th) },
  ];
}

export interface Introduction {
  readonly name: Buffer | string;
  readonly identity?: SigningKey | undefined;
  readonly invite?: Buffer | undefined;
}

export function clientFlight({ name, identity, invite }: Introduction, hsC: Buffer): FlightStep[] {
  const steps: FlightStep[] = [{ type: types.NAME, body: () => Buffer.from(name as string) }];
  if (identity !== undefined) {
    steps.push({ type: types.ID_KEY, body: () => identity.publicKey });
    steps.push({ type: types.ID_SIG, body: (th) => identity.sign("client", th) });
  }
  if (invite !== undefined) steps.push({ type: types.INVITE, body: () => invite });
  steps.push({ type: types.FINISH, body: (th) => finish(hsC, th) });
  return steps;
}

/** The messages of a flight, each also added to T. */
export function writeFlight(steps: readonly FlightStep[], T: Buffer[]): Buffer[] {
  return steps.map(({ type, body }) => {
    const whole = message(type, body(hash(...T)));
    T.push(whole);
    return whole;
  });
}
