/** Spans of time as an operator writes them. */
import { InvalidArgumentError } from "commander";

/** `30m`, `12h` or `7d`, in milliseconds. */
export function readDuration(text: string): number {
  const match = /^(?<count>[1-9]\d{0,3})(?<unit>[mhd])$/.exec(text);
  const unit = unitsMs[match?.groups?.["unit"] as keyof typeof unitsMs];
  if (unit === undefined) throw new InvalidArgumentError("A time is a number and m, h or d, such as 7d.");
  return Number(match?.groups?.["count"]) * unit;
}

export const dayMs = 86_400_000;

const unitsMs = { m: 60_000, h: 3_600_000, d: dayMs } as const;
