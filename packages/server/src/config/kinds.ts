/**
 * The kinds of values that a setting can have. Each reads a value of a TOML file and a text of the environment or the
 * command line, and writes what it has read back as TOML. What cannot be read is a RangeError whose message says what
 * was expected and what was there.
 */
import { formatAddress, parseAddress, type ServerAddress, textFault } from "@conclave/protocol";
import { parseMetricsPlace } from "../metrics/place.ts";
import { parseAddressRange } from "../moderation/address-range.ts";

export interface Kind<Value> {
  /** What a value is, for the inside of a sentence: `a span of time such as "30s"`. */
  readonly expected: string;
  /** @throws {RangeError} */
  fromToml(value: unknown): Value;
  /** @throws {RangeError} */
  fromText(text: string): Value;
  toToml(value: Value): string;
}

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> & ChoiceOf<Word> {
  const expected = `one of ${words.map((word) => `"${word}"`).join(", ")}`;
  const read = (value: unknown) => words.find((word) => word === value) ?? fail(expected, value);
  return { expected, words, fromToml: read, fromText: read, toToml: quote };
}

/** What lets the command line list the words. */
export interface ChoiceOf<Word extends string> {
  readonly words: readonly Word[];
}

/** A whole number, at least `min` and at most `max`. */
export function count(min = 1, max = Number.MAX_SAFE_INTEGER): Kind<number> {
  const upTo = max === Number.MAX_SAFE_INTEGER ? "" : ` to ${max}`;
  const expected = `a whole number from ${min}${upTo}`;
  return number(expected, (value) => Number.isSafeInteger(value) && value >= min && value <= max);
}

/** A number above zero, so many a second. */
export const rate: Kind<number> = number("a number above 0", (value) => Number.isFinite(value) && value > 0);

/** A span of time, in milliseconds; longer ones than 24 days no timer can wait for. */
export const span: Kind<number> = quantity(
  'a span of time, at most "24d", such as "500ms", "30s", "5m", "12h"',
  {
    units: { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 },
    max: 24 * 86_400_000,
  },
);

/** A number of bytes, written with a unit. */
export const size: Kind<number> = quantity('a size such as "512KiB", "1MiB"', {
  units: { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 },
  max: Number.MAX_SAFE_INTEGER,
});

/** A path: in a file an absolute one, because a service has no folder of its own that it is relative to. */
export const path: Kind<string> = {
  expected: 'an absolute path such as "/var/lib/conclave"',
  fromToml: (value) =>
    typeof value === "string" && /^\/[^\0]*$/.test(value) ? value : fail(path.expected, value),
  fromText: (text) => (text === "" ? fail("a path", text) : text),
  toToml: quote,
};

/** In front of the kind that says it. Each character has at most four bytes, which is what the protocol has room for. */
const serverNameMaxCount = 64;

/** What the server calls itself, in one line. */
export const serverName: Kind<string> = {
  expected: `a name of 1 to ${serverNameMaxCount} characters in one line`,
  fromToml: (value) => (typeof value === "string" ? checkedName(value) : fail(serverName.expected, value)),
  fromText: (text) => checkedName(text),
  toToml: quote,
};

function checkedName(text: string): string {
  const isGood =
    [...text].length <= serverNameMaxCount && textFault(text) === undefined && !/[\t\n]/.test(text);
  return isGood && text.trim() !== "" ? text : fail(serverName.expected, text);
}

/** Addresses to listen on, at least one. */
export const addresses: Kind<readonly ServerAddress[]> = {
  expected: 'a list of addresses such as ["127.0.0.1:5068", "[::1]:5068"]',
  fromToml: (value) => {
    const isList =
      Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
    return isList ? eachOnce(value.map(parseAddress)) : fail(addresses.expected, value);
  },
  fromText: (text) => eachOnce(text.split(",").map((each) => parseAddress(each.trim()))),
  toToml: (list) => `[${list.map((each) => quote(formatAddress(each))).join(", ")}]`,
};

/** The second of two would find the port in use, by us. Port 0 is another one each time. */
function eachOnce(list: readonly ServerAddress[]): readonly ServerAddress[] {
  const texts = list.filter(({ port }) => port !== 0).map(formatAddress);
  const again = texts.find((text, index) => texts.indexOf(text) < index);
  if (again !== undefined) throw new RangeError(`each address once is expected; "${again}" is there twice.`);
  return list;
}

/** Addresses and ranges of addresses; none at all is a list, too. */
export const ranges: Kind<readonly string[]> = {
  expected: 'a list of addresses and ranges such as ["192.0.2.7", "2001:db8::/32"]',
  fromToml: (value) => {
    const isList = Array.isArray(value) && value.every((each) => typeof each === "string");
    return isList ? value.map((each) => parseAddressRange(each).text) : fail(ranges.expected, value);
  },
  fromText: (text) => text.split(",").map((each) => parseAddressRange(each.trim()).text),
  toToml: (list) => `[${list.map(quote).join(", ")}]`,
};

/** Where metrics can be fetched; whether others reach it is another setting's. */
export const metricsPlace: Kind<string> = {
  expected: 'a place such as "unix:/run/conclave/metrics.sock" or "127.0.0.1:9468"',
  fromToml: (value) => (typeof value === "string" ? checkedPlace(value) : fail(metricsPlace.expected, value)),
  fromText: (text) => checkedPlace(text),
  toToml: quote,
};

function checkedPlace(text: string): string {
  parseMetricsPlace(text, "anywhere");
  return text;
}

function number(expected: string, isGood: (value: number) => boolean): Kind<number> {
  const read = (value: unknown) =>
    typeof value === "number" && isGood(value) ? value : fail(expected, value);
  return {
    expected,
    fromToml: read,
    fromText: (text) => (/^[\d.]+$/.test(text) ? read(Number(text)) : fail(expected, text)),
    toToml: String,
  };
}

interface Scale {
  /** What each unit is worth, the smallest first. */
  readonly units: Readonly<Record<string, number>>;
  readonly max: number;
}

function quantity(expected: string, { units, max }: Scale): Kind<number> {
  const read = (value: unknown) => {
    const [, digits, unit = ""] = /^(\d{1,16}) ?([A-Za-z]+)$/.exec(String(value)) ?? [];
    const worth = Object.hasOwn(units, unit) ? Number(digits) * (units[unit] ?? 0) : 0;
    return worth > 0 && worth <= max ? worth : fail(expected, value);
  };
  const toToml = (value: number) => {
    // The largest unit that leaves nothing over; the smallest always does.
    const [unit, worth] = Object.entries(units).findLast(([, each]) => value % each === 0) ?? ["", 1];
    return quote(`${value / worth}${unit}`);
  };
  return { expected, fromToml: read, fromText: read, toToml };
}

/** A TOML string; what JSON escapes is escaped in the same way. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function fail(expected: string, found: unknown): never {
  throw new RangeError(`${expected} is expected; there is ${shown(found)}.`);
}

/** A value as a person wrote it, more or less, and not much of it. */
function shown(value: unknown): string {
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

const shownLength = 60;
