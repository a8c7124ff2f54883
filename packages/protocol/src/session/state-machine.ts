/** A table of transitions, and where we are in it. The tables are data, and docs/protocol.md, clause 13, is drawn from them. */

/** For every state, what may happen in it and where that leads. */
export type Transitions<State extends string, Trigger extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Trigger, State>>>>
>;

export class StateMachine<State extends string, Trigger extends string> {
  readonly #transitions: Transitions<State, Trigger>;
  #state: State;

  constructor(transitions: Transitions<State, Trigger>, initial: State) {
    this.#transitions = transitions;
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  /** Whether the table has this trigger in the present state. */
  allows(trigger: Trigger): boolean {
    return this.#transitions[this.#state][trigger] !== undefined;
  }

  /** Goes where the trigger leads; false, and nothing changes, if it leads nowhere. */
  take(trigger: Trigger): boolean {
    const next = this.#transitions[this.#state][trigger];
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }
}
