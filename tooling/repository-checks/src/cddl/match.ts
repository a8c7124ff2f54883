/** Whether a value fits a rule of CDDL. A key that a form names with ":" has to fit there, as RFC 8610 has it (3.5.4). */
import type { Group, Member, Rule, Type } from "./parse.ts";

type Map = Readonly<Record<string, unknown>>;

export function fits(rules: readonly Rule[], name: string, value: unknown): boolean {
  return new Matcher(rules).fits({ is: "name", name }, value);
}

class Matcher {
  readonly #rules: ReadonlyMap<string, Group | Type>;

  constructor(rules: readonly Rule[]) {
    this.#rules = new Map(rules.map(({ name, body }) => [name, body]));
  }

  fits(type: Type, value: unknown): boolean {
    switch (type.is) {
      case "literal":
        return value === type.value;
      case "range":
        return typeof value === "number" && value >= type.low && value <= type.high;
      case "size":
        return this.fits(type.of, value) && isBetween(sizeOf(value), type.low, type.high);
      case "choice":
        return type.of.some((each) => this.fits(each, value));
      case "list":
        return Array.isArray(value) && this.#fitsList(type.group, value);
      case "map":
        return isMap(value) && this.#fitsMap(type.group, value);
      case "name":
        return this.#fitsName(type.name, value);
    }
  }

  #fitsName(name: string, value: unknown): boolean {
    const rule = this.#rules.get(name);
    if (rule === undefined) return prelude(name, value);
    if (isGroup(rule)) throw new Error(`${name} is a group`);
    return this.fits(rule, value);
  }

  /** Lists of this document have one member, as often as it may be there. */
  #fitsList(group: Group, items: readonly unknown[]): boolean {
    const [[member, ...others] = [], ...forms] = group;
    if (member?.what.is !== "item" || others.length + forms.length > 0)
      throw new Error("a list of more than one thing");
    const { type } = member.what;
    return isBetween(items.length, member.least, member.most) && items.every((item) => this.fits(type, item));
  }

  #fitsMap(group: Group, map: Map): boolean {
    const left = this.#take(group, map, new Set(Object.keys(map)));
    return left.some((keys) => keys.size === 0);
  }

  /** The keys that one form or another of the group leaves over. */
  #take(group: Group, map: Map, keys: ReadonlySet<string>): readonly ReadonlySet<string>[] {
    return group.flatMap((form) =>
      form.reduce<readonly ReadonlySet<string>[]>(
        (rests, member) => rests.flatMap((rest) => this.#takeMember(member, map, rest)),
        [keys],
      ),
    );
  }

  #takeMember({ what, least }: Member, map: Map, keys: ReadonlySet<string>): readonly ReadonlySet<string>[] {
    if (what.is === "group") return this.#take(what.group, map, keys);
    if (what.is === "keys") {
      const rest = [...keys].filter((key) => !(this.fits(what.keys, key) && this.fits(what.type, map[key])));
      return [new Set(rest)];
    }
    if (what.is === "item") {
      const group = what.type.is === "name" ? this.#rules.get(what.type.name) : undefined;
      if (group === undefined || !isGroup(group)) throw new Error("a member of a map without a key");
      return this.#take(group, map, keys);
    }
    if (!keys.has(what.key)) return least === 0 ? [keys] : [];
    return this.fits(what.type, map[what.key]) ? [keys.difference(new Set([what.key]))] : [];
  }
}

export function isGroup(body: Group | Type): body is Group {
  return Array.isArray(body);
}

function prelude(name: string, value: unknown): boolean {
  if (name === "any") return true;
  if (name === "bool") return typeof value === "boolean";
  if (name === "bstr") return value instanceof Uint8Array;
  if (name === "tstr") return typeof value === "string";
  if (name === "uint") return typeof value === "number" && value >= 0;
  throw new Error(`${name} is neither here nor in RFC 8610's prelude`);
}

function isMap(value: unknown): value is Map {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  return value instanceof Uint8Array ? value.length : Number.NaN;
}

function isBetween(count: number, low: number, high: number): boolean {
  return count >= low && count <= high;
}
