/** What can be done about an entry of a room, by whom: the message menu, and what its keys may do. */
import type { RoomInfo } from "@conclave/client";
import type { FileItem, TextItem, TimelineItem } from "../../app/timeline.ts";
import { fileCard } from "../../rows/file-card.ts";
import { escapeMnemonic, shortened } from "../../text/escape.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { linksIn } from "../../text/links.ts";
import { type ShortcutId, shortcuts } from "../shortcuts.ts";

export type MessageAct =
  | "copy"
  | "delete"
  | "edit"
  | "more-marks"
  | "pin"
  | "reply"
  | "save-file"
  | "show-quoted"
  | "unpin"
  | "unread"
  /** What the card of a file has a button for. */
  | { readonly file: string }
  | { readonly copyLink: string }
  /** Asks first, and offers to copy it. */
  | { readonly openLink: string }
  | { readonly react: string };

export type MessageMenuEntry =
  | { readonly kind: "separator" }
  | {
      readonly kind: "act";
      readonly act: MessageAct;
      /** With "&" before the letter to press, which no other act of the menu has. */
      readonly text: string;
      readonly keys?: string;
    };

/** Where the entry is, and how things are shown. */
export interface MessageMenuContext {
  readonly room: Pick<RoomInfo, "kind" | "role">;
  /** Whether pictures are shown. Default: "off". */
  readonly previews?: "off" | "on";
  /** Marks that are offered without looking for them, besides those that the message has. */
  readonly marks: readonly string[];
}

/** The menu, in groups; empty for what nothing can be done about. */
export function messageMenu(
  item: TimelineItem,
  { room, marks, previews = "off" }: MessageMenuContext,
): readonly MessageMenuEntry[] {
  if (item.kind === "local" || item.kind === "event") return [act("copy", "&Copy", "message-copy")];
  const may = (what: MessageAct & string) => mayDo(item, room, what);
  // Those that it has come first: they are its buttons, and by a second press they are taken back.
  const offered = [...new Set([...item.marks.map(({ mark }) => mark), ...marks])];
  const answers = [
    ...(may("reply") ? [act("reply", shortcuts["message-reply"].menu, "message-reply")] : []),
    ...(may("more-marks")
      ? [
          ...offered.map((mark) => act({ react: mark }, escapeMnemonic(showableLine(mark)))),
          act("more-marks", "R&eact with …", "message-react"),
        ]
      : []),
  ];
  const changes = [
    ...(may("edit") ? [act("edit", shortcuts["message-edit"].menu, "message-edit")] : []),
    ...(may("delete") ? [act("delete", shortcuts["message-delete"].menu, "message-delete")] : []),
  ];
  const others = [
    ...(may("show-quoted") ? [act("show-quoted", shortcuts["message-quoted"].menu, "message-quoted")] : []),
    act("copy", shortcuts["message-copy"].menu, "message-copy"),
    ...(item.fate === "gone" ? [] : linkActs(item.text)),
    ...(item.kind === "file" && item.fate !== "gone" ? cardActs(item, previews) : []),
    ...(may("save-file") ? [act("save-file", "&Save the file as…")] : []),
    ...(may("pin") ? [item.pinned === "yes" ? act("unpin", "Un&pin") : act("pin", "&Pin")] : []),
    act("unread", "Mark as &unread from here"),
  ];
  return joined([answers, others, changes]);
}

/** Whether the menu would offer it, for the keys that do it without a menu. */
export function mayDo(
  item: FileItem | TextItem,
  { kind, role }: Pick<RoomInfo, "kind" | "role">,
  what: MessageAct & string,
): boolean {
  const isThere = item.fate !== "gone";
  const mayWrite = role !== "muted";
  const isModerator = role === "moderator" || role === "owner";
  switch (what) {
    case "reply":
    case "more-marks":
      return isThere && mayWrite;
    case "edit":
      return isThere && mayWrite && item.own && item.kind === "text";
    case "delete":
      return isThere && ((item.own && mayWrite) || isModerator);
    case "pin":
    case "unpin":
      return isThere && (isModerator || kind === "direct");
    case "show-quoted":
      return item.re !== undefined;
    case "save-file":
      return isThere && item.kind === "file";
    default:
      return true;
  }
}

/** Of one link both; of the first few of several what asks about each, which offers to copy it, too. */
function linkActs(text: string): readonly MessageMenuEntry[] {
  const links = linksIn(text).slice(0, linksMaxCount);
  const [only] = links;
  if (links.length === 1 && only !== undefined)
    return [act({ openLink: only }, "Open lin&k…"), act({ copyLink: only }, "Cop&y link address")];
  return links.map((link, index) => {
    const shown = isolated(escapeMnemonic(shortened(link, shownLinkMaxUnits)));
    return act({ openLink: link }, `Open link &${index + 1}… ${shown}`);
  });
}

/** The buttons of its card, for the keyboard; what saves it is there in any case. */
function cardActs(item: FileItem, previews: "off" | "on"): readonly MessageMenuEntry[] {
  return fileCard(item, undefined, previews)
    .actions.filter(({ id }) => id !== "save-as")
    .map(({ id, text }) => act({ file: id }, cardTexts[text] ?? escapeMnemonic(text)));
}

function act(what: MessageAct, text: string, shortcut?: ShortcutId): MessageMenuEntry {
  const keys = shortcut === undefined ? undefined : shortcuts[shortcut].keys[0];
  return { kind: "act", act: what, text, ...(keys === undefined ? {} : { keys }) };
}

/** The groups that have something in them, with a line between them. */
function joined(groups: readonly (readonly MessageMenuEntry[])[]): readonly MessageMenuEntry[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ kind: "separator" } as const, ...group]));
}

/** With letters that are free beside those of the menu's other acts. */
const cardTexts: Readonly<Record<string, string>> = {
  Show: "S&how",
  Download: "Do&wnload",
  "Try again": "Try a&gain",
  Cancel: "Ca&ncel",
  Open: "&Open",
  "Show in folder": "Show in &folder",
};

/** A message of links is no reason for a menu that fills the screen. */
const linksMaxCount = 3;
const shownLinkMaxUnits = 48;
