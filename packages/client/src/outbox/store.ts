/** Where an outbox is kept, so that what was written outlives the program if it should. */
import type { UploadStore } from "../transfers/upload-store.ts";
import type { OutboxItem, TextId } from "./item.ts";

export interface OutboxStore {
  /** What was left by an earlier run, oldest first; and what there is that cannot be read, which is left as it is. */
  load(): Promise<{ readonly items: readonly OutboxItem[]; readonly faults: readonly Error[] }>;
  /** Keeps an item, in place of what was kept of it before. */
  put(item: OutboxItem): Promise<void>;
  remove(id: TextId): Promise<void>;
  /** Where files are kept that are still being sent. Default: they do not outlive the program. */
  readonly uploads?: UploadStore | undefined;
}

/** Nothing outlives the program. */
export const noOutboxStore: OutboxStore = {
  load: () => Promise.resolve({ items: [], faults: [] }),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
