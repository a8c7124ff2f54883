/** Pictures of windows that have finished painting. */
import { setTimeout as delay } from "node:timers/promises";
import type { WaitOptions } from "../changes.ts";
import { DesktopError } from "../errors.ts";
import type { Rectangle } from "../rectangle.ts";
import type { X11Connection } from "./connection.ts";
import { Picture } from "./picture.ts";

/** Takes pictures until two in a row, with some time between them, are the same. */
export async function takeSettledPicture(
  connection: X11Connection,
  area: Rectangle,
  { deadlineMs = 15_000 }: WaitOptions = {},
): Promise<Picture> {
  const deadline = performance.now() + deadlineMs;
  let last = await Picture.take(connection, area);
  while (performance.now() < deadline) {
    // Nothing tells when a program has painted all that it is going to: only that it has painted no more.
    await delay(settledMs);
    const next = await Picture.take(connection, area);
    if (next.equals(last)) return next;
    last = next;
  }
  throw new DesktopError("DESKTOP_DEADLINE", `The screen has not stopped changing within ${deadlineMs} ms.`);
}

const settledMs = 100;
