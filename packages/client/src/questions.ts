/** Questions to the server that wait for their answers, by the id that both have. */
import { randomBytes } from "node:crypto";
import {
  type Ack,
  type ClientRoomMessage,
  type Found,
  type Members,
  messageIdBytes,
  type Page,
  type RefusalReason,
  type Refused,
  type Rooms,
} from "@conclave/protocol";
import { toHex } from "./hex.ts";

/** A question that got no answer, or a no. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
  /** "lost": there was no connection, or it ended before the answer. "refused": the server said no. */
  readonly code: "lost" | "refused";
  /** Why it was refused. */
  readonly why: RefusalReason | undefined;

  constructor(code: "lost" | "refused", why?: RefusalReason) {
    super(code === "lost" ? "the connection ended before there was an answer" : `the server refused: ${why}`);
    this.code = code;
    this.why = why;
  }
}

/** What asks something, without the id that it is given here. */
type Asking<Type extends ClientRoomMessage["type"]> =
  Extract<ClientRoomMessage, { type: Type }> extends infer Message ? Omit<Message, "id"> : never;

export type Question = Asking<"FETCH"> | Asking<"LIST"> | Asking<"OPEN"> | Asking<"SEARCH"> | Asking<"WHO">;

export type Answer = Ack | Found | Members | Page | Rooms;

/** What answers which question. */
interface Answers {
  readonly FETCH: Page;
  readonly LIST: Rooms;
  readonly OPEN: Ack;
  readonly SEARCH: Found;
  readonly WHO: Members;
}

const answerTypes = { FETCH: "PAGE", LIST: "ROOMS", OPEN: "ACK", SEARCH: "FOUND", WHO: "MEMBERS" } as const;

type Send = (message: ClientRoomMessage) => void;

interface Waiting extends PromiseWithResolvers<Answer> {
  readonly question: Question;
}

export class Questions {
  readonly #waiting = new Map<string, Waiting>();

  /**
   * @param send the present connection's, if there is one. What it throws, for a question that breaks a rule, is thrown.
   * @throws {QuestionError} (as a rejection) when it is refused, or the connection ends first.
   */
  ask<Asked extends Question>(send: Send | undefined, question: Asked): Promise<Answers[Asked["type"]]> {
    if (send === undefined) return Promise.reject(new QuestionError("lost"));
    const id = Uint8Array.from(randomBytes(messageIdBytes));
    try {
      send({ ...question, id } as ClientRoomMessage);
    } catch (error) {
      return Promise.reject(error);
    }
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.set(toHex(id), { ...answer, question });
    return answer.promise as Promise<Answers[Asked["type"]]>;
  }

  /**
   * An answer of another kind or for another room than the question is none (clause 9.5), and the question waits on.
   *
   * @returns whether somebody had asked for it.
   */
  answer(answer: Answer | Refused): boolean {
    const waiting = this.#waiting.get(toHex(answer.id));
    if (waiting === undefined || !isAnswerTo(waiting.question, answer)) return false;
    this.#waiting.delete(toHex(answer.id));
    if (answer.type === "REFUSED") waiting.reject(new QuestionError("refused", answer.why));
    else waiting.resolve(answer);
    return true;
  }

  connectionEnded(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new QuestionError("lost"));
  }
}

function isAnswerTo(question: Question, answer: Answer | Refused): boolean {
  if (answer.type === "REFUSED") return true;
  if (answer.type !== answerTypes[question.type]) return false;
  return !("room" in answer && "room" in question) || answer.room === question.room;
}
