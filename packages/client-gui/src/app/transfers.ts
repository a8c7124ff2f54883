/** Files on their way: what is known of each, and what an entry of the timeline shows of its own. */
import { type Transfer as ClientTransfer, explainTransfer } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import type { RoomState, ServerState } from "./app-state.ts";
import { onRoom } from "./change.ts";
import type { Transfer } from "./timeline.ts";

/** The server after a file has come further, or to its end. */
export function transferred(server: ServerState, transfer: ClientTransfer): ServerState {
  const transfers = transfersAfter(server.transfers, transfer);
  const next = { ...server, transfers };
  if (transfer.number === undefined) return next;
  const { number } = transfer;
  return onRoom(next, transfer.room, (room) => withTransfer(room, number, shownTransfer(transfer)));
}

/** What an entry shows of its file, given all that is known. */
export function transferOf(transfers: readonly ClientTransfer[], room: RoomId, number: number): Transfer {
  const known = transfers.findLast((transfer) => transfer.room === room && transfer.number === number);
  return known === undefined ? { kind: "none" } : shownTransfer(known);
}

function shownTransfer({ id, name, path, doneBytes, state }: ClientTransfer): Transfer {
  switch (state.kind) {
    case "waiting":
    case "moving":
    case "paused":
      return { kind: "moving", id, doneBytes, paused: state.kind === "paused" ? "yes" : "no" };
    case "done":
      return path === undefined ? { kind: "none" } : { kind: "here", path };
    case "failed": {
      const { what, advice } = explainTransfer(state.why, name);
      return { kind: "failed", why: `${what} ${advice}`.trim() };
    }
    case "cancelled":
      return { kind: "none" };
  }
}

function withTransfer(room: RoomState, number: number, transfer: Transfer): RoomState {
  const { items } = room.timeline;
  const index = items.findLastIndex((item) => item.kind === "file" && item.number === number);
  const item = items[index];
  if (item?.kind !== "file") return room;
  return { ...room, timeline: { ...room.timeline, items: items.with(index, { ...item, transfer }) } };
}

function transfersAfter(
  transfers: readonly ClientTransfer[],
  transfer: ClientTransfer,
): readonly ClientTransfer[] {
  const index = transfers.findIndex(({ id }) => id === transfer.id);
  if (transfer.state.kind === "cancelled") return index < 0 ? transfers : transfers.toSpliced(index, 1);
  if (index >= 0) return transfers.with(index, transfer);
  const all = [...transfers, transfer];
  if (all.length <= transfersMaxCount) return all;
  const oldest = all.findIndex(({ state }) => state.kind === "done" || state.kind === "failed");
  return oldest < 0 ? all : all.toSpliced(oldest, 1);
}

/** What is over goes beyond that. */
const transfersMaxCount = 200;
