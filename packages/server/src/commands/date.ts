/** Days and moments as an operator writes them. */
import { InvalidArgumentError } from "commander";

/**
 * `2026-11-25`, `2026-11-25T07:50` or `2026-11-25T07:50Z`, in milliseconds since 1970; without a zone, in the machine's own.
 *
 * @param edge - of a day without a time: where it begins, or where the next one does.
 */
export function readDate(text: string, edge: "end" | "start"): number {
  const match = datePattern.exec(text);
  const [, year, month, day, time] = match ?? [];
  const date = new Date(time === undefined ? `${text}T00:00` : text);
  // A day that a month does not have would be one of the next month.
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(date.getTime()) || calendar.getUTCDate() !== Number(day))
    throw new InvalidArgumentError(
      "A date is 2026-11-25, or with a time 2026-11-25T07:50, or 2026-11-25T07:50Z.",
    );
  if (time === undefined && edge === "end") date.setDate(date.getDate() + 1);
  return date.getTime();
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
