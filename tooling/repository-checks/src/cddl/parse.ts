/**
 * As much of CDDL (RFC 8610) as clause 9.1 of docs/protocol.md uses: maps, lists, groups with choices, occurrences, ranges,
 * `.size`, literals. What it does not know, it refuses.
 */

export type Type =
  | { readonly is: "literal"; readonly value: number | string | true }
  | { readonly is: "range"; readonly low: number; readonly high: number }
  | { readonly is: "size"; readonly of: Type; readonly low: number; readonly high: number }
  | { readonly is: "choice"; readonly of: readonly Type[] }
  | { readonly is: "list" | "map"; readonly group: Group }
  | { readonly is: "name"; readonly name: string };

/** Forms, of which one is there; each is a row of members. */
export type Group = readonly (readonly Member[])[];

export interface Member {
  readonly least: number;
  readonly most: number;
  /** "group": its members stand here; a type without a key is an item of a list, or the name of a group. */
  readonly what:
    | { readonly is: "group"; readonly group: Group }
    | { readonly is: "key"; readonly key: string; readonly type: Type }
    | { readonly is: "keys"; readonly keys: Type; readonly type: Type }
    | { readonly is: "item"; readonly type: Type };
}

export interface Rule {
  readonly name: string;
  /** A rule in parentheses is a group. */
  readonly body: Group | Type;
  /** What is said of it at the end of its last line. */
  readonly comment: string;
}

export function parseCddl(text: string): readonly Rule[] {
  // A rule begins where a line does.
  return text.split(/\n(?=[a-z]+ +=)/).flatMap((lines) => {
    const source = lines.replaceAll(/;.*/g, "");
    if (source.trim() === "") return [];
    const comment = /;\s*([^;\n]*)\s*$/.exec(
      lines
        .trimEnd()
        .split("\n")
        .findLast((line) => !/^(;|$)/.test(line)) ?? "",
    );
    return [{ ...new Parser(source).rule(), comment: comment?.[1] ?? "" }];
  });
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(source: string) {
    const pattern = /"[^"]*"|\d+\*\d+|\d+\.\.\d+|\d+|\.size|=>|\/\/|[a-z]+|[=:,/(){}[\]?*+]/gy;
    this.#tokens = Array.from(
      source
        .replaceAll(/\s+/g, " ")
        .trim()
        .split(/ (?=(?:[^"]*"[^"]*")*[^"]*$)/),
    ).flatMap((word) => {
      const found = word.match(pattern) ?? [];
      if (found.join("") !== word) throw new Error(`CDDL that is not known: ${word}`);
      return found;
    });
  }

  rule(): { name: string; body: Group | Type } {
    const name = this.#take();
    this.#expect("=");
    const body = this.#next === "(" ? this.#group("(", ")") : this.#type();
    if (this.#at !== this.#tokens.length) throw new Error(`${name} goes on after its end: ${this.#next}`);
    return { name, body };
  }

  #group(opening: string, closing: string): Group {
    this.#expect(opening);
    const forms: Member[][] = [[]];
    while (this.#next !== closing) {
      if (this.#skip("//")) forms.push([]);
      else forms.at(-1)?.push(this.#member());
      this.#skip(",");
    }
    this.#expect(closing);
    return forms;
  }

  #member(): Member {
    const occurs = this.#occurrence();
    if (this.#next === "(") return { ...occurs, what: { is: "group", group: this.#group("(", ")") } };
    if (this.#tokens[this.#at + 1] === ":") {
      const key = this.#take();
      this.#expect(":");
      return { ...occurs, what: { is: "key", key, type: this.#type() } };
    }
    const type = this.#type();
    if (!this.#skip("=>")) return { ...occurs, what: { is: "item", type } };
    return { ...occurs, what: { is: "keys", keys: type, type: this.#type() } };
  }

  #occurrence(): { least: number; most: number } {
    const [, least, most] = /^(\d+)\*(\d+)$/.exec(this.#next) ?? [];
    if (least !== undefined) {
      this.#at += 1;
      return { least: Number(least), most: Number(most) };
    }
    if (this.#skip("?")) return { least: 0, most: 1 };
    if (this.#skip("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    return this.#skip("+") ? { least: 1, most: Number.POSITIVE_INFINITY } : { least: 1, most: 1 };
  }

  #type(): Type {
    const types = [this.#one()];
    while (this.#skip("/")) types.push(this.#one());
    const [only] = types;
    return types.length === 1 && only !== undefined ? only : { is: "choice", of: types };
  }

  #one(): Type {
    const of = this.#bare();
    if (!this.#skip(".size")) return of;
    const isInParentheses = this.#skip("(");
    const size = this.#bare();
    if (isInParentheses) this.#expect(")");
    if (size.is === "range") return { ...size, is: "size", of };
    if (size.is !== "literal" || typeof size.value !== "number") throw new Error("a size that is no number");
    return { is: "size", of, low: size.value, high: size.value };
  }

  #bare(): Type {
    if (this.#next === "{") return { is: "map", group: this.#group("{", "}") };
    if (this.#next === "[") return { is: "list", group: this.#group("[", "]") };
    const token = this.#take();
    const [, low, high] = /^(\d+)\.\.(\d+)$/.exec(token) ?? [];
    if (low !== undefined) return { is: "range", low: Number(low), high: Number(high) };
    if (token.startsWith('"')) return { is: "literal", value: token.slice(1, -1) };
    if (/^\d+$/.test(token)) return { is: "literal", value: Number(token) };
    if (token === "true") return { is: "literal", value: true };
    if (!/^[a-z]+$/.test(token)) throw new Error(`${token} where a type is due`);
    return { is: "name", name: token };
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? "";
  }

  #take(): string {
    const token = this.#next;
    if (token === "") throw new Error("CDDL that ends early");
    this.#at += 1;
    return token;
  }

  #skip(token: string): boolean {
    if (this.#next !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw new Error(`${this.#next} where ${token} is due`);
  }
}
