/** How a program ends: once, in order, and in bounded time. */
import { QtHostError } from "./errors.ts";
import { type QtHostOptions, type QuitReason, quitDeadlineMs } from "./options.ts";

export interface QuitSequence {
  /** Begins to end. The first reason counts; later calls have no effect. */
  begin(reason: QuitReason): void;
  /** See `QtHost.ended`. */
  readonly ended: Promise<void>;
}

/** @param release - lets go of Qt; called once, whatever becomes of `onQuit`. */
export function quitSequence(onQuit: QtHostOptions["onQuit"], release: () => void): QuitSequence {
  const { promise: begun, resolve: begin } = Promise.withResolvers<QuitReason>();
  const ended = begun.then((reason) => beforeDeadline(async () => await onQuit(reason))).finally(release);
  return { begin, ended };
}

async function beforeDeadline(task: () => Promise<void>): Promise<void> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const message = `onQuit() was not done after ${quitDeadlineMs / 1_000} s, so Qt was released without it.`;
    reject(new QtHostError("QT_HOST_QUIT_DEADLINE", message));
  }, quitDeadlineMs);
  try {
    await Promise.race([task(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
