/**
 * Many members of one room, as a bench needs them: one speaks, some listen, and the rest take what they get off their
 * sockets and throw it away, so that the load generator does not set the pace on a machine that it shares with the server.
 */
export interface Population extends AsyncDisposable {
  /** How many listen. */
  readonly listenerCount: number;
  /** Says a text as the first of them. */
  say(text: string): void;
  /** Calls back whenever one who listens has heard a text. */
  onHeard: (text: string) => void;
}

/** What the member with this index does: those who listen are spread evenly. */
export function partOf(index: number, count: number): "listens" | "speaks" | "takes" {
  if (index === 0) return "speaks";
  return index % Math.max(1, Math.floor((count - 1) / listenersMaxCount)) === 0 ? "listens" : "takes";
}

const listenersMaxCount = 20;

/** Brings members in, some at a time, and waits until all of them are in. */
export async function gather(count: number, enter: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      await enter(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
}

const atOnce = 32;
