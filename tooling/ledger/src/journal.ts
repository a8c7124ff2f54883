/** What happened, as those who took part have written it down; the checker needs nothing else. */
import type { RoomId } from "@conclave/protocol";

/** A text that somebody wrote. Every text of a run is written once. */
export interface Written {
  readonly by: string;
  readonly room: RoomId;
  readonly text: string;
}

/** A text whose writer was told that it is stored. */
export interface Acknowledged extends Written {
  readonly number: number;
}

/** An entry that somebody was told of; `text` is nothing for entries of other kinds. */
export interface Heard {
  readonly room: RoomId;
  readonly number: number;
  readonly from: string;
  readonly text: string | undefined;
}

/** One who took part. */
export interface Notes {
  readonly name: string;
  /** Each in the order in which it happened. */
  readonly written: readonly Written[];
  readonly acknowledged: readonly Acknowledged[];
  readonly heard: readonly Heard[];
  /** What no client should ever be told: that the server has less than it had, or would not take a text. */
  readonly troubles: readonly string[];
}

export interface Journal {
  readonly notes: readonly Notes[];
  /** What the rooms have in the end, from their first entry to their last, as they were read after everything was over. */
  readonly kept: ReadonlyMap<RoomId, readonly Heard[]>;
}
