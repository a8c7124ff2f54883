/** Which answer belongs to which question (docs/protocol.md, clause 9.5). */
import type { ClientRoomMessage, Entry } from "@conclave/protocol";
import { expect, test } from "vitest";
import { type Answer, QuestionError, Questions } from "../src/questions.ts";

const entry: Entry = {
  ...{ number: 1, from: "bob", guest: false, timeMs: 1 },
  content: { kind: "text", text: "hi" },
};

function ask(questions: Questions) {
  const sent: ClientRoomMessage[] = [];
  const answer = questions.ask((message) => sent.push(message), {
    ...({ type: "FETCH", room: 5, side: "after", number: 0, limit: 9 } as const),
  });
  const [question] = sent;
  if (question === undefined || !("id" in question)) throw new Error("nothing was sent");
  return { id: question.id, answer };
}

test("an answer of another kind, for another room or to nothing is none, and the question waits on", async () => {
  const questions = new Questions();
  const { id, answer } = ask(questions);
  const page = { type: "PAGE", id, room: 5, entries: [entry], more: false } as const;
  const others: readonly Answer[] = [
    { ...page, room: 6 },
    { ...page, id: new Uint8Array(16) },
    { type: "FOUND", id, hits: [{ room: 5, entry }] },
    { type: "MEMBERS", id, room: 5, members: [], more: false },
    { type: "ROOMS", id, rooms: [], more: false },
    { type: "ACK", id, room: 5, number: 1, timeMs: 1 },
  ];
  for (const other of others) expect(questions.answer(other), other.type).toBe(false);
  expect(questions.answer(page)).toBe(true);
  expect(await answer).toBe(page);
  expect(questions.answer(page)).toBe(false);
});

test("a refusal answers every question, and so does the end of the connection", async () => {
  const questions = new Questions();
  const refused = ask(questions);
  expect(questions.answer({ type: "REFUSED", id: refused.id, why: "room" })).toBe(true);
  await expect(refused.answer).rejects.toEqual(new QuestionError("refused", "room"));
  const lost = ask(questions);
  questions.connectionEnded();
  await expect(lost.answer).rejects.toEqual(new QuestionError("lost"));
});
