/**
 * The number of every message (clauses 5 to 9). Below 128 a type that is not here ends the session; from 128 on it
 * is skipped, so that later versions can add what older peers may ignore. Files came later, so they are there.
 */
export const messageTypes = {
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

export type MessageName = keyof typeof messageTypes;

/** Those after which the keys change, so that nothing may follow them in their record (clause 8). */
export const recordEnds: ReadonlySet<MessageName> = new Set(["REKEY_C", "REKEY_S", "REKEY_OK"]);

/** The first of the types that a receiver skips when it does not know them. */
export const firstSkippableType = 128;

/** The name of a type, if it has one. */
export function messageName(type: number): MessageName | undefined {
  return namesByType[type];
}

const namesByType: (MessageName | undefined)[] = [];
for (const [name, type] of Object.entries(messageTypes)) namesByType[type] = name as MessageName;
