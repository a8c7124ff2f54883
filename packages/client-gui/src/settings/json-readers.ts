/** Readers for values that come from a JSON file of ours, which somebody may have edited, or a broken disk. Each throws a RangeError. */

export type Reader<Value> = (value: unknown) => Value;

export function text(maxLength: number): Reader<string> {
  return (value) =>
    typeof value === "string" && value.length <= maxLength
      ? value
      : fail(`a text of at most ${maxLength} characters`, value);
}

export function whole(min: number, max: number): Reader<number> {
  return (value) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : fail(`a whole number from ${min} to ${max}`, value);
}

export function word<const Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (value) => words.find((each) => each === value) ?? fail(`one of ${words.join(", ")}`, value);
}

export function optional<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

/** Exactly these fields; others are dropped. */
export function fields<Value extends object>(
  readers: { readonly [Name in keyof Value]: Reader<Value[Name]> },
): Reader<Value> {
  return (value) => {
    const given = record(value);
    const read = ([name, reader]: [string, Reader<unknown>]) => {
      const part = named(name, () => reader(given[name]));
      return part === undefined ? [] : [[name, part]];
    };
    return Object.fromEntries(Object.entries<Reader<unknown>>(readers).flatMap(read)) as Value;
  };
}

/** By the word in its field `kind`. */
export function byKind<Value extends { readonly kind: string }>(
  readers: {
    readonly [Kind in Value["kind"]]: Reader<Omit<Extract<Value, { readonly kind: Kind }>, "kind">>;
  },
): Reader<Value> {
  return (value) => {
    const { kind } = record(value);
    const known = word(...Object.keys(readers))(kind) as Value["kind"];
    return { kind: known, ...readers[known](value) } as unknown as Value;
  };
}

export function named<Value>(name: string, action: () => Value): Value {
  try {
    return action();
  } catch (cause) {
    throw new RangeError(`${name}: ${(cause as Error).message}`, { cause });
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail("an object", value);
}

/** Says what kind of thing is there, and not what: drafts are nobody's business but their writer's. */
function fail(expected: string, found: unknown): never {
  const kind = found === null ? "null" : Array.isArray(found) ? "a list" : typeof found;
  throw new RangeError(`${expected} is expected; there is ${kind}`);
}
