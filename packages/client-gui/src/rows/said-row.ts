/** The row of a text or a file that the room has. */
import type { Role } from "@conclave/protocol";
import type { Quote, Said } from "../app/timeline.ts";
import { isolatedLine, showableLine } from "../text/isolate.ts";
import { messageSummary, messageText } from "../text/message-text.ts";
import { initials, nameTags, spokenName } from "../text/names.ts";
import { clockTime, fullTime } from "../text/time.ts";
import { fileCard } from "./file-card.ts";
import type { Chip, FileCard, MessageRow } from "./message-row.ts";
import { entryKey } from "./row-keys.ts";
import type { RowLook } from "./row-look.ts";

/** What a row depends on besides its item. */
export interface SaidPlace {
  readonly group: "continued" | "first";
  /** "newest": of all own ones, so that it says that the room has it. */
  readonly delivered: "newest" | "no";
  /** "edit": another text for it waits to be sent. */
  readonly pending: "edit" | "none";
  readonly role: Role | undefined;
}

export function saidRow(item: Said, place: SaidPlace, look: RowLook): MessageRow {
  const byItem = rows.get(look) ?? new WeakMap<Said, KeptRow>();
  rows.set(look, byItem);
  const known = byItem.get(item);
  const picture = item.kind === "file" ? look.picture?.(item) : undefined;
  if (known !== undefined && isSame(known.place, place) && known.picture === picture) return known.row;
  const row = made(item, place, look, picture);
  byItem.set(item, { place, picture, row });
  return row;
}

function made(item: Said, place: SaidPlace, look: RowLook, picture: Uint8Array | undefined): MessageRow {
  const time = clockTime(item.timeMs, look.times);
  const remarks = remarksOf(item, place);
  const author = { name: item.from, guest: item.guest, own: item.own };
  const card =
    item.kind === "file" && item.fate !== "gone"
      ? fileCard(item, picture, look.picture === undefined ? "off" : "on")
      : undefined;
  const delivery =
    place.delivered === "newest" ? ({ kind: "stored", text: "Stored", actions: [] } as const) : undefined;
  const spoken = [
    spokenName(author),
    time,
    ...spokenParts(item, card),
    ...remarks,
    ...(delivery === undefined ? [] : [delivery.text]),
  ].join(", ");
  return {
    key: entryKey(item.number),
    ...headOf(item, place, look),
    time,
    fullTime: fullTime(item.timeMs, look.times),
    quote: item.re && quoteOf(item.re),
    html: item.text === "" ? undefined : look.html(item.text),
    files: card && [card],
    chips: item.marks.length === 0 ? undefined : item.marks.map(toChip),
    remarks: remarks.length === 0 ? undefined : remarks,
    delivery,
    emphasis: item.mentions === "us" && !item.own ? "mention" : "none",
    accessibleText: spoken,
    copyText: `[${time}] ${showableLine(item.from)}: ${copyOf(item)}`,
  };
}

/** Who said it: only at the first of those that belong together. */
export function headOf(
  item: Pick<Said, "from" | "guest" | "own">,
  { group, role }: Pick<SaidPlace, "group" | "role">,
  look: Pick<RowLook, "colour">,
): Pick<MessageRow, "avatar" | "heading" | "kind"> {
  if (group === "continued") return { kind: "continued" };
  const colour = look.colour(item.from);
  const tags = [
    ...nameTags({ name: item.from, guest: item.guest, own: item.own }),
    ...(role === "owner" || role === "moderator" ? [role] : []),
  ];
  return {
    kind: "message",
    avatar: { text: initials(item.from), colour },
    heading: { name: showableLine(item.from), colour, tags },
  };
}

export function quoteOf({ number, from, text }: Quote): NonNullable<MessageRow["quote"]> {
  const shown = text === "" ? "Deleted" : messageSummary(text ?? "…");
  return {
    name: from === undefined ? "" : showableLine(from),
    text: showableLine(shown),
    target: entryKey(number),
  };
}

function remarksOf(item: Said, { pending }: SaidPlace): readonly string[] {
  if (item.fate === "gone") return [goneText(item)];
  return [
    ...(item.pinned === "yes" ? ["pinned"] : []),
    ...(item.fate === "changed" ? ["changed"] : []),
    ...(pending === "edit" ? ["change waiting to be sent"] : []),
  ];
}

function goneText({ from, goneBy }: Said): string {
  if (goneBy === undefined) return "Deleted";
  return goneBy === from ? "Deleted by its author" : `Deleted by ${isolatedLine(goneBy)}`;
}

function spokenParts(item: Said, card: FileCard | undefined): readonly string[] {
  return [
    ...(item.re?.from === undefined ? [] : [`in reply to ${showableLine(item.re.from)}`]),
    ...(item.mentions === "us" && !item.own ? ["mentions you"] : []),
    ...(card === undefined ? [] : [`file ${card.name}`, card.detail]),
    ...(item.text === "" ? [] : [showableLine(messageText(item.text))]),
    ...item.marks.map(({ mark, count }) => `${showableLine(mark)} ${count}`),
  ];
}

function copyOf(item: Said): string {
  if (item.fate === "gone") return goneText(item);
  const name = item.kind === "file" ? showableLine(item.file.name) : "";
  return [name, item.text].filter((part) => part !== "").join("\n");
}

function toChip({ mark, count, mine }: Said["marks"][number]): Chip {
  const shown = showableLine(mark);
  const who = `${count} ${count === 1 ? "person" : "people"}${mine === "yes" ? ", you too" : ""}`;
  return { id: mark, text: `${shown} ${count}`, on: mine, accessibleText: `${shown}: ${who}` };
}

function isSame(one: SaidPlace, other: SaidPlace): boolean {
  return (
    one.group === other.group &&
    one.delivered === other.delivered &&
    one.pending === other.pending &&
    one.role === other.role
  );
}

interface KeptRow {
  readonly place: SaidPlace;
  readonly picture: Uint8Array | undefined;
  readonly row: MessageRow;
}

const rows = new WeakMap<RowLook, WeakMap<Said, KeptRow>>();
