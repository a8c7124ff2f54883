/** What was written and the room does not have: it waits, was refused, or is a file on its way. It stands below everything else. */
import {
  type Transfer as ClientTransfer,
  explainRefusal,
  explainTransfer,
  formatBytes,
  type OutboxItem,
} from "@conclave/client";
import type { RoomState, ServerState } from "../app/app-state.ts";
import { quoteFrom } from "../app/item-context.ts";
import type { Quote, Said } from "../app/timeline.ts";
import { percentText, tooLargeText } from "../text/figures.ts";
import { showableLine } from "../text/isolate.ts";
import { clockTime, fullTime } from "../text/time.ts";
import { isOneGroup, type Spoken } from "./groups.ts";
import type { FileCard, MessageRow } from "./message-row.ts";
import { unsentKey } from "./row-keys.ts";
import type { RowLook } from "./row-look.ts";
import { headOf, quoteOf } from "./said-row.ts";

interface Input {
  readonly server: Pick<ServerState, "fileMaxBytes" | "name" | "transfers" | "unsent">;
  readonly room: RoomState;
  readonly look: RowLook;
}

/** @param last what stands above, if somebody said it. */
export function unsentRows({ server, room, look }: Input, last: Said | undefined): readonly MessageRow[] {
  const ofRoom = server.transfers.filter(
    (transfer) => transfer.room === room.info.room && isUnderWay(transfer),
  );
  const moving = new Set(ofRoom.map(({ id }) => id));
  const written = server.unsent.filter(
    (item) => item.room === room.info.room && isShown(item) && !moving.has(item.id),
  );
  let before: Spoken | undefined = last;
  const rows: MessageRow[] = [];
  for (const item of written) {
    const own = { from: server.name, guest: false, timeMs: item.timeMs };
    const about = aboutOf(item);
    const quote = about === undefined ? undefined : quoteFrom(room.timeline.items, about);
    const group = before !== undefined && isOneGroup(before, own) ? "continued" : "first";
    rows.push(
      kept(item, `${group} ${server.name} ${quote?.text}`, look, () =>
        writtenRow(item, { group, quote, own, look }),
      ),
    );
    before = own;
  }
  for (const transfer of ofRoom) {
    const signature = `${server.name} ${server.fileMaxBytes}`;
    rows.push(kept(transfer, signature, look, () => transferRow(transfer, server, look)));
  }
  return rows;
}

function writtenRow(
  item: OutboxItem,
  {
    group,
    quote,
    own,
    look,
  }: {
    readonly group: "continued" | "first";
    readonly quote: Quote | undefined;
    readonly own: Spoken;
    readonly look: RowLook;
  },
): MessageRow {
  const { content } = item;
  const text = "text" in content && content.text !== undefined ? content.text : "";
  const time = clockTime(item.timeMs, look.times);
  const delivery = deliveryOf(item);
  const isEdit = content.kind === "edit";
  return {
    key: unsentKey(item.id),
    ...headOf({ ...own, own: true }, { group, role: undefined }, look),
    time,
    fullTime: fullTime(item.timeMs, look.times),
    quote: quote && quoteOf(quote),
    html: text === "" ? undefined : look.html(text),
    files:
      content.kind === "file"
        ? [{ id: item.id, name: showableLine(content.name), detail: formatBytes(content.bytes), actions: [] }]
        : undefined,
    remarks: isEdit ? ["a change of an earlier message"] : undefined,
    delivery,
    emphasis: "none",
    accessibleText: [showableLine(own.from), time, showableLine(text), delivery.text].join(", "),
    copyText: `[${time}] ${showableLine(own.from)}: ${text}`,
  };
}

/** The entry that it replies to or changes. */
function aboutOf({ content }: OutboxItem): number | undefined {
  if (content.kind === "edit") return content.of;
  return content.kind === "text" ? content.re : undefined;
}

function deliveryOf({ state }: OutboxItem): NonNullable<MessageRow["delivery"]> {
  switch (state.kind) {
    case "refused": {
      const { what, advice } = explainRefusal(state.why, "the message");
      return { kind: "failed", text: `${what} ${advice}`.trim(), actions: [sendAgain, discard] };
    }
    case "failed": {
      const perhaps = state.sent === "perhaps" ? " It may have arrived all the same." : "";
      return {
        kind: "failed",
        text: `Not sent: it waited for too long.${perhaps}`,
        actions: [sendAgain, discard],
      };
    }
    default:
      return { kind: "waiting", text: "Waiting to be sent", actions: [discard] };
  }
}

function transferRow(
  transfer: ClientTransfer,
  { name, fileMaxBytes }: Pick<ServerState, "fileMaxBytes" | "name">,
  look: RowLook,
): MessageRow {
  const card = transferCard(transfer);
  const file = showableLine(transfer.name);
  const failure = failureOf(transfer, fileMaxBytes);
  const waitingText = transfer.state.kind === "paused" ? "Goes on when the connection is back" : "Being sent";
  return {
    key: unsentKey(transfer.id),
    ...headOf({ from: name, guest: false, own: true }, { group: "first", role: undefined }, look),
    files: [card],
    delivery:
      failure === undefined
        ? { kind: "waiting", text: waitingText, actions: [] }
        : { kind: "failed", text: failure, actions: [discard] },
    emphasis: "none",
    accessibleText: [showableLine(name), `file ${file}`, card.detail, failure ?? waitingText].join(", "),
    copyText: `${showableLine(name)}: ${file}`,
  };
}

function transferCard({ id, name, bytes, doneBytes, state }: ClientTransfer): FileCard {
  const progress = bytes === 0 ? 0 : Math.min(1, doneBytes / bytes);
  const base = { id, name: showableLine(name) };
  if (state.kind === "failed") return { ...base, detail: formatBytes(bytes), actions: [] };
  return {
    ...base,
    progress,
    detail: `${formatBytes(bytes)}, ${percentText(progress)}`,
    actions: [{ id: "cancel", text: "Cancel" }],
  };
}

function failureOf({ name, state }: ClientTransfer, fileMaxBytes: number | undefined): string | undefined {
  if (state.kind !== "failed") return undefined;
  if (state.why === "size" && fileMaxBytes !== undefined)
    return tooLargeText(showableLine(name), fileMaxBytes);
  const { what, advice } = explainTransfer(state.why, showableLine(name));
  return `${what} ${advice}`.trim();
}

/** Only files that go out and that the room does not have. */
function isUnderWay({ direction, number, state }: ClientTransfer): boolean {
  return direction === "out" && number === undefined && state.kind !== "done" && state.kind !== "cancelled";
}

/** A change that waits is told at the message that it is about; marks and the like are not worth a line. */
function isShown({ content, state }: OutboxItem): boolean {
  if (content.kind === "text" || content.kind === "file") return true;
  return content.kind === "edit" && state.kind !== "waiting";
}

function kept(
  item: ClientTransfer | OutboxItem,
  signature: string,
  look: RowLook,
  make: () => MessageRow,
): MessageRow {
  const known = rows.get(item);
  if (known?.signature === signature && known.look === look) return known.row;
  const row = make();
  rows.set(item, { signature, look, row });
  return row;
}

const sendAgain = { id: "retry", text: "Send again" };
const discard = { id: "discard", text: "Discard" };

const rows = new WeakMap<
  ClientTransfer | OutboxItem,
  { readonly signature: string; readonly look: RowLook; readonly row: MessageRow }
>();
