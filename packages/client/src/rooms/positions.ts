/** Up to which entry of each room a program was told everything, for programs that go on where an earlier run ended. */
import type { RoomId } from "@conclave/protocol";

export interface PositionStore {
  /** @throws {Error} naming what is wrong with what was kept. */
  load(): Promise<ReadonlyMap<RoomId, number>>;
  save(positions: ReadonlyMap<RoomId, number>): Promise<void>;
}

/** Each run begins as if it had never been there. */
export const noPositions: PositionStore = {
  load: () => Promise.resolve(new Map()),
  save: () => Promise.resolve(),
};
