/** Commits a fault and says what came of it on the wire. */
import { type Channel, readCbor, types } from "@conclave/testbed/reference";
import { ClientStage, type ClientStageOptions, untilRooms } from "./client-stage.ts";
import type { ClientFault, ServerFault } from "./fault.ts";
import { ServerStage, type ServerStageOptions } from "./server-stage.ts";

export interface Outcome {
  /** As `Sees` has it, or a word that it does not have. */
  readonly sees: string;
  /** How many bytes came between the fault and the end of the connection. */
  readonly bytes: number;
  /** How it ended; a reset where a plain end is due would tell one fault from another. */
  readonly end: "fin" | "open" | "reset";
  /** Our own address on the wire, as a server's log names it. */
  readonly address: string;
}

export async function playAsClient(fault: ClientFault, options: ClientStageOptions): Promise<Outcome> {
  const stage = new ClientStage(options);
  try {
    await fault.play(stage);
    const peer = stage.peer;
    if (peer === undefined) throw new Error("the fault has not even connected");
    const { address } = peer.wire;
    if (!goesOn(fault)) return { ...(await watchEnd(peer, fault)), address };
    const sees = await answerTo(fault, peer, stage.otherName);
    peer.send(peer.words("all is well"));
    await peer.until(types.ACK);
    return { sees, bytes: 0, end: "open", address };
  } finally {
    stage.close();
  }
}

/** A client that tolerates a fault hears what is said after it, and is heard. */
export async function playAsServer(fault: ServerFault, options: ServerStageOptions): Promise<Outcome> {
  const stage = new ServerStage(options);
  try {
    await fault.play(stage);
    const peer = stage.peer;
    if (peer === undefined) throw new Error("nobody has connected");
    const { address } = peer.wire;
    if (!goesOn(fault)) return { ...(await watchEnd(peer, fault)), address };
    peer.send(peer.words("all is well"));
    peer.send(peer.ack(await peer.until(types.SAY)));
    return { sees: "tolerated", bytes: 0, end: "open", address };
  } finally {
    stage.close();
  }
}

/** Whether the conversation goes on after the fault. */
export function goesOn({ sees }: ClientFault | ServerFault): boolean {
  return sees === "tolerated" || sees.startsWith("NAME_BAD") || sees.startsWith("REFUSED");
}

/** What a client is told of its fault before the conversation goes on. */
async function answerTo({ sees: due }: ClientFault, peer: Channel, otherName: string): Promise<string> {
  if (due.startsWith("NAME_BAD")) return await offerAnotherName(peer, otherName);
  if (due === "tolerated") return due;
  return await firstAnswer(peer);
}

/** What was asked last is answered by whatever comes first: a fault that was let be is no reason to wait. */
async function firstAnswer(peer: Channel): Promise<string> {
  for (;;) {
    for (const { type, body } of await peer.next()) {
      if (type === types.REFUSED) return `REFUSED ${readCbor(body)["why"]}`;
      if (answers.has(type)) return `answer ${type}`;
    }
  }
}

async function offerAnotherName(peer: Channel, name: string): Promise<string> {
  const { body } = await peer.until(types.NAME_BAD);
  peer.say(types.NAME, Buffer.from(name));
  await untilRooms(peer);
  return `NAME_BAD ${body[0]}`;
}

/** Reads up to the end of the connection. What every member is sent is not an answer to the fault. */
async function watchEnd(
  peer: Channel,
  { sees: due, takesTime }: ClientFault | ServerFault,
): Promise<Omit<Outcome, "address">> {
  // Whoever answers where silence is due has not noticed the fault, and would not end the connection either.
  if (due === "silence" && takesTime !== true && (await peer.wire.hasUnread()))
    return { sees: "an answer", bytes: 1, end: "open" };
  const bytes = await peer.wire.unreadAtEnd();
  const { end } = peer.wire;
  let sees = "silence";
  for (let rest = bytes; rest.length > 0; ) {
    const length = rest.length < 4 ? Number.POSITIVE_INFINITY : 4 + rest.readUIntBE(1, 3);
    if (length > rest.length) return { sees: "cut", bytes: bytes.length, end };
    if (rest[0] === 3) sees = `ALERT ${rest[4]}`;
    else if (rest[0] === 4) sees = goodbyeIn(peer, rest.subarray(0, length)) ?? sees;
    else sees = `frame ${rest[0]}`;
    rest = rest.subarray(length);
  }
  return { sees, bytes: bytes.length, end };
}

const answers: ReadonlySet<number> = new Set([
  types.ACK,
  types.PAGE,
  types.ROOMS,
  types.FOUND,
  types.MEMBERS,
]);

function goodbyeIn(peer: Channel, record: Buffer): string | undefined {
  // Whoever has ended the connection does not wait for an answer to a PING.
  peer.answersPings = false;
  const bye = peer.take(record).find(({ type }) => type === types.BYE);
  return bye && `BYE ${bye.body[0]}`;
}
