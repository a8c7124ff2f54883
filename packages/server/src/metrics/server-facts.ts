/** What is looked up when somebody asks for the metrics, and not counted before. */
import type { ConnectionView } from "../admin/control.ts";

export interface ServerFacts {
  connections(): readonly ConnectionView[];
  /** Bytes of connections that are gone and of those that are here. */
  traffic(): { readonly receivedBytes: number; readonly sentBytes: number };
  /** Key agreements that wait for their turn, and those that are under way. */
  agreements(): { readonly waiting: number; readonly running: number };
  rooms(): { readonly count: number };
  /** Files that are whole, as of the last hour. */
  files(): { readonly count: number; readonly bytes: number };
  /** People who are here. */
  peopleCount(): number;
}
