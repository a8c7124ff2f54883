/** Times and dates where the reader is. Nothing here asks a clock: what is "today" comes in. */

export type TimeStyle = "12h" | "24h" | "locale";

/** How a reader writes times: their language, the way they chose, and where they are. */
export interface TimeRules {
  readonly style: TimeStyle;
  /** BCP 47; undefined: the desktop's. */
  readonly locale?: string | undefined;
  /** IANA name; undefined: the desktop's. */
  readonly timeZone?: string | undefined;
}

/** "09:05", "9:05 AM". */
export function clockTime(timeMs: number, rules: TimeRules): string {
  return formatter(rules, { timeStyle: "short" }).format(timeMs);
}

/** "Today", "Yesterday", "Wednesday, 18 November"; with the year if it is another one. */
export function dayLabel(timeMs: number, nowMs: number, rules: TimeRules): string {
  const days = dayNumber(nowMs, rules) - dayNumber(timeMs, rules);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const isThisYear = yearOf(timeMs, rules) === yearOf(nowMs, rules);
  return formatter(rules, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(timeMs);
}

/** Everything: for the tooltip, and for a copy. */
export function fullTime(timeMs: number, rules: TimeRules): string {
  return formatter(rules, { dateStyle: "full", timeStyle: "medium" }).format(timeMs);
}

/** As short as a list needs it: the time today, else "Yesterday", the weekday of the last week, or the date. */
export function listTime(timeMs: number, nowMs: number, rules: TimeRules): string {
  const days = dayNumber(nowMs, rules) - dayNumber(timeMs, rules);
  if (days === 0) return clockTime(timeMs, rules);
  if (days === 1) return "Yesterday";
  if (days > 1 && days < 7) return formatter(rules, { weekday: "long" }).format(timeMs);
  return formatter(rules, { dateStyle: "short" }).format(timeMs);
}

/** Whether two moments are of the same day where the reader is. */
export function isSameDay(oneMs: number, otherMs: number, rules: TimeRules): boolean {
  return dayNumber(oneMs, rules) === dayNumber(otherMs, rules);
}

/** Days since 1970 by the calendar of the reader's place: days are not always 24 hours long there. */
function dayNumber(timeMs: number, rules: TimeRules): number {
  // Asked for every message whenever one comes; and a new day begins on a quarter of an hour everywhere.
  const quarter = `${Math.floor(timeMs / quarterMs)} ${rules.timeZone ?? ""}`;
  const known = dayNumbers.get(quarter);
  if (known !== undefined) return known;
  const [year, month, day] = calendarParts(timeMs, rules);
  const number = Date.UTC(year, month - 1, day) / dayMs;
  if (dayNumbers.size >= dayNumbersMaxCount) dayNumbers.clear();
  dayNumbers.set(quarter, number);
  return number;
}

function yearOf(timeMs: number, rules: TimeRules): number {
  return calendarParts(timeMs, rules)[0];
}

function calendarParts(timeMs: number, { timeZone }: TimeRules): readonly [number, number, number] {
  // In the same calendar and digits for everybody, because this is counted with.
  const parts = formatter(
    { style: "24h", locale: "en-u-ca-gregory-nu-latn", timeZone },
    { year: "numeric", month: "numeric", day: "numeric" },
  ).formatToParts(timeMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return [part("year"), part("month"), part("day")];
}

/** Making a formatter takes a thousand times as long as using one. */
function formatter(
  { style, locale, timeZone }: TimeRules,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([style, locale, timeZone, options]);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const hasHour = options.timeStyle !== undefined;
  const made = new Intl.DateTimeFormat(locale, {
    ...options,
    ...(hasHour && style === "12h" && { hourCycle: "h12" }),
    ...(hasHour && style === "24h" && { hourCycle: "h23" }),
    ...(timeZone !== undefined && { timeZone }),
  });
  formatters.set(key, made);
  return made;
}

const dayMs = 86_400_000;
const quarterMs = 900_000;
const dayNumbers = new Map<string, number>();
const dayNumbersMaxCount = 2000;
const formatters = new Map<string, Intl.DateTimeFormat>();
