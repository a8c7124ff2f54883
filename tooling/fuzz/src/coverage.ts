/**
 * Which places of our code have run, as V8 counts them by block: what tells the search that an input has reached
 * something new. Every place is a character of a source file, so blocks that V8 joins or splits differently from one time
 * to the next do not count as news.
 */
import { type Profiler, Session } from "node:inspector";

/** By script: 1 for each character that has run. */
export type Reached = ReadonlyMap<string, Uint8Array>;

export class Coverage {
  readonly #session = new Session();
  readonly #includes: (url: string) => boolean;
  /** What was added, by script. */
  readonly #seen = new Map<string, Uint8Array>();
  #count = 0;

  /** @param includes which scripts count. Load them after this: V8 counts blocks only of what it compiles from then on. */
  constructor(includes: (url: string) => boolean) {
    this.#includes = includes;
    this.#session.connect();
    this.#call("Profiler.enable");
    this.#call("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  /** Characters of source that have run, of what was added. */
  get count(): number {
    return this.#count;
  }

  /** What has run since the last call; about 2 ms. */
  collect(): Reached {
    const { result } = this.#call("Profiler.takePreciseCoverage") as Profiler.TakePreciseCoverageReturnType;
    return new Map(
      result.filter(({ url }) => this.#includes(url)).map((script) => [script.url, placesOf(script)]),
    );
  }

  /** Whether some of it was never added before. */
  isNews(reached: Reached): boolean {
    for (const [url, ran] of reached) {
      const seen = this.#seenOf(url, ran.length);
      for (let offset = 0; offset < ran.length; offset += 1) {
        if (ran[offset] === 1 && seen[offset] === 0) return true;
      }
    }
    return false;
  }

  /** From now on this is no news. */
  add(reached: Reached): void {
    for (const [url, ran] of reached) {
      const seen = this.#seenOf(url, ran.length);
      // A plain loop: this runs over every source file after every batch.
      for (let offset = 0; offset < ran.length; offset += 1) {
        if (ran[offset] === 0 || seen[offset] === 1) continue;
        seen[offset] = 1;
        this.#count += 1;
      }
    }
  }

  stop(): void {
    this.#session.disconnect();
  }

  #seenOf(url: string, length: number): Uint8Array {
    const known = this.#seen.get(url);
    if (known !== undefined && known.length >= length) return known;
    const grown = new Uint8Array(length);
    grown.set(known ?? []);
    this.#seen.set(url, grown);
    return grown;
  }

  /** The inspector answers within the call when it is asked in its own thread. */
  #call(method: string, parameters?: object): object {
    let answer: object | undefined;
    this.#session.post(method, parameters, (error, result) => {
      if (error !== null) throw new Error(`${method}: ${error.message}`);
      answer = result ?? {};
    });
    if (answer === undefined) throw new Error(`${method} was not answered`);
    return answer;
  }
}

function placesOf({ functions }: Profiler.ScriptCoverage): Uint8Array {
  const ranges = functions.flatMap((each) => each.ranges);
  const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
  // Outer ranges come first and inner ones after them: the last word on a character is the innermost one's.
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}
