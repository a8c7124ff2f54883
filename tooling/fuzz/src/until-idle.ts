/** Files are read and written beside everything else: a target that works with them looks at what came of it when that has ended. */
import { setImmediate as nextTurn } from "node:timers/promises";

/** Settles when nothing is being done to a file, for some turns of the loop. */
export async function untilIdle(): Promise<void> {
  for (let idleTurns = 0; idleTurns < idleTurnsCount; ) {
    await nextTurn();
    const isBusy = process.getActiveResourcesInfo().some((resource) => /^FSReq|CloseReq$/.test(resource));
    idleTurns = isBusy ? 0 : idleTurns + 1;
  }
}

/** What one step ends may begin the next one some promises later. */
const idleTurnsCount = 3;
