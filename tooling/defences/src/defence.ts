/** A defence as data: what attack it is for, how it is taken out of the source, and the test that must fail then. */

/** One change of a source file. */
export interface Edit {
  /** Path from the root. */
  readonly file: string;
  /** Source text that is in the file exactly once. */
  readonly find: string;
  /** What takes its place. The package must still compile with it: a defence is missing, nothing else is broken. */
  readonly put: string;
}

/** One test, so that it can be run alone. */
export interface NamedTest {
  /** Path from the root. */
  readonly file: string;
  /** As it is written in the file. */
  readonly title: string;
  /** What the title becomes for the one case that counts, in tests that run for several. */
  readonly case?: string;
  /** The title of the block around it, as it becomes, where the same test stands in several. */
  readonly block?: string;
}

export interface Defence {
  /** In kebab case; names the row for good. */
  readonly row: string;
  /** Its number in the list of attacks that the design began with; none for those that were found later. */
  readonly attackNumber?: number;
  readonly attack: string;
  readonly defence: string;
  /** In words. */
  readonly takenOut: string;
  readonly edits: readonly Edit[];
  readonly test: NamedTest;
}
