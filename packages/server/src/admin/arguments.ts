/** The arguments of a request, read one by one; what is missing, of another kind, or left over is named. */
import { AdminError } from "./errors.ts";

export class Arguments {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #unread: Set<string>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
    this.#unread = new Set(Object.keys(values).filter((name) => values[name] !== undefined));
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  /** Text of 1 to `maxLength` characters, without controls: it is shown at terminals. */
  text(name: string, maxLength = 200): string {
    const value = this.#take(name);
    if (typeof value !== "string" || value === "" || value.length > maxLength)
      throw badArgument(name, `text of 1 to ${maxLength} characters`);
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
      throw badArgument(name, "text in one line, without control characters");
    return value;
  }

  textOr(name: string, otherwise: string, maxLength?: number): string {
    return this.has(name) ? this.text(name, maxLength) : otherwise;
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.#take(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw badArgument(name, `one of ${choices.join(", ")}`);
    return found;
  }

  flag(name: string): boolean {
    if (!this.has(name)) return false;
    const value = this.#take(name);
    if (typeof value !== "boolean") throw badArgument(name, "true or false");
    return value;
  }

  /** A whole number from 1 to `max`. */
  count(name: string, max: number): number {
    const value = this.#take(name);
    if (!(typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max))
      throw badArgument(name, `a whole number from 1 to ${max}`);
    return value;
  }

  countOr(name: string, otherwise: number, max: number): number {
    return this.has(name) ? this.count(name, max) : otherwise;
  }

  /** To be called when everything was read: an argument that nobody reads is a mistake of the one who gave it. */
  end(): void {
    const [name] = this.#unread;
    if (name !== undefined) throw new AdminError("bad-argument", `there is no argument "${name}" here.`);
  }

  #take(name: string): unknown {
    this.#unread.delete(name);
    return this.#values[name];
  }
}

function badArgument(name: string, expected: string): AdminError {
  return new AdminError("bad-argument", `"${name}" has to be ${expected}.`);
}
