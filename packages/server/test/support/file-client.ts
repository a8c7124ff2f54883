/** Files by hand: a client that announces, sends and asks just what a test says. */
import { createHash, randomBytes } from "node:crypto";
import {
  type Content,
  filePartMaxBytes,
  type Have,
  lobby,
  messageIdBytes,
  type Refused,
  type RoomId,
} from "@conclave/protocol";
import type { Answer, TestClient } from "./test-client.ts";

export interface TestFile {
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly content: Uint8Array;
  readonly hash: Uint8Array;
}

export function newFile(bytes: number, room: RoomId = lobby): TestFile {
  const content = Uint8Array.from(randomBytes(bytes));
  return { id: Uint8Array.from(randomBytes(messageIdBytes)), room, content, hash: hashOf(content) };
}

function hashOf(content: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(content).digest());
}

/** What the server says of a file that is announced. */
export async function offer(
  client: TestClient,
  { id, room, content, hash }: TestFile,
): Promise<Have | Refused> {
  const before = answersTo(client, id).length;
  client.send({ type: "OFFER", id, room, bytes: content.length, hash });
  await client.until(() => answersTo(client, id).length > before);
  return answersTo(client, id)[before] as Have | Refused;
}

/** One part as it should be, from a place on. */
export function sendPart(client: TestClient, { id, content }: TestFile, at: number): void {
  client.send({ type: "PART", id, at, data: content.slice(at, at + filePartMaxBytes) });
}

/** Brings it from where the server has it, one part at a time, up to `upTo` bytes; the last that the server said. */
export async function bring(
  client: TestClient,
  file: TestFile,
  upTo = file.content.length,
): Promise<Have | Refused> {
  let answer = await offer(client, file);
  while (answer.type === "HAVE" && answer.at < upTo) {
    const before = answersTo(client, file.id).length;
    sendPart(client, file, answer.at);
    await client.until(() => answersTo(client, file.id).length > before);
    answer = answersTo(client, file.id).at(-1) as Have | Refused;
  }
  return answer;
}

/** Puts it into its room. */
export async function put(
  client: TestClient,
  { id, room, content, hash }: TestFile,
  change: Partial<Content & { kind: "file" }> = {},
): Promise<Answer> {
  const before = answersTo(client, id).length;
  const entry = { name: "a.bin", type: "application/octet-stream", bytes: content.length, hash };
  client.send({ type: "SAY", id, room, content: { kind: "file", ...entry, ...change } });
  await client.until(() => answersTo(client, id).length > before);
  return answersTo(client, id)[before] as Answer;
}

/** All of the file of an entry, or why not. */
export async function fetch(client: TestClient, room: RoomId, number: number, bytes: number) {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes; ) {
    const answer = await client.ask({ type: "GET", room, number, at });
    if (answer.type !== "PART") return answer;
    parts.push(answer.data);
    at += answer.data.length;
  }
  return Uint8Array.from(Buffer.concat(parts));
}

export function answersTo(client: TestClient, id: Uint8Array): Answer[] {
  return client.events.flatMap((event) =>
    event.type === "message" && "id" in event.message && Buffer.from(event.message.id).equals(id)
      ? [event.message as Answer]
      : [],
  );
}
