/** What comes of links, marks, files, quotes and menus in the pane of messages. */
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import type { FileItem, TextItem } from "../../app/timeline.ts";
import { copyText } from "../../qt/clipboard.ts";
import type { MessagePaneProps, MessagePaneWidget } from "../../qt/message-pane.ts";
import { type MenuEntry, popUpMenu } from "../../qt/popup-menu.ts";
import type { MessageRow } from "../../rows/message-row.ts";
import { rowSubject } from "../../rows/row-keys.ts";
import { marksToOffer } from "../../text/emoji.ts";
import { useApp, useConclave } from "../conclave.ts";
import { shortcuts } from "../shortcuts.ts";
import { editOf, replyTo } from "./draft-acts.ts";
import { type MessageAct, type MessageMenuEntry, mayDo, messageMenu } from "./message-menu.ts";
import type { Tools } from "./tools.ts";
import { type UnsentAct, unsentActs } from "./unsent-acts.ts";

export interface MessageActsParts {
  readonly server: ServerState;
  readonly room: RoomState;
  /** As they are shown. */
  readonly rows: readonly MessageRow[];
  readonly tools: Tools;
  readonly pane: () => MessagePaneWidget | null;
}

export interface MessageActs {
  readonly handlers: Handlers;
  /** About the row with this key, if it is allowed there. */
  perform(rowKey: string, act: MessageAct): void;
}

type Handlers = Required<
  Pick<
    MessagePaneProps,
    "onActivate" | "onChip" | "onDeliveryAction" | "onFileAction" | "onLink" | "onMenu" | "onQuote"
  >
>;

export function useMessageActs({ server, room, rows, tools, pane }: MessageActsParts): MessageActs {
  const { controller, store, pictures } = useConclave();
  const previews = useApp((state) => state.settings.previews);
  const { key } = server;
  const id = room.info.room;
  const itemOf = (rowKey: string): FileItem | TextItem | undefined => {
    const subject = rowSubject(rowKey);
    if (subject?.kind !== "entry") return undefined;
    const item = room.timeline.items.find((each) => "number" in each && each.number === subject.number);
    return item?.kind === "text" || item?.kind === "file" ? item : undefined;
  };
  const write = (draft: RoomState["draft"] | undefined) => {
    if (draft === undefined) return;
    controller.setDraft(key, id, draft);
    tools.panes.focus("composer");
  };
  const save = ({ number, file }: FileItem) =>
    tools.askPlace(file.name, (path) => controller.fetchFile(key, id, number, path));
  const show = async ({ number, file }: FileItem) => {
    if (pictures === undefined) return;
    try {
      controller.fetchFile(key, id, number, await pictures.folder.place(key, id, number, file.name));
    } catch (error) {
      const text = `Pictures cannot be put into ${pictures.folder.path}: ${(error as Error).message}`;
      store.dispatch({ type: "complain", complaint: { key: "pictures", text } });
    }
  };
  const onFile = (item: FileItem, action: string) => fileActs[action]?.(item);
  const perform = (item: FileItem | TextItem, act: MessageAct) => {
    const { number } = item;
    if (typeof act !== "string" && "file" in act) {
      if (item.kind === "file") onFile(item, act.file);
      return;
    }
    if (typeof act !== "string" && "copyLink" in act) return copyText(act.copyLink);
    if (typeof act !== "string" && "openLink" in act)
      return controller.show({ kind: "open-link", url: act.openLink });
    if (typeof act !== "string") {
      if (mayDo(item, room.info, "more-marks")) controller.react(key, id, number, act.react);
      return;
    }
    if (!mayDo(item, room.info, act)) return;
    switch (act) {
      case "reply":
        return write(replyTo(room, number));
      case "edit":
        return write(editOf(room, number));
      case "more-marks":
        return tools.reactWith(number);
      case "show-quoted":
        return item.re === undefined ? undefined : controller.showEntry(key, id, item.re.number);
      case "copy":
        return pane()?.copy();
      case "delete":
        return controller.show({
          kind: "confirm",
          act: { kind: "delete-entry", server: key, room: id, number },
        });
      case "pin":
      case "unpin":
        return controller.pin(key, id, number, act === "pin" ? "on" : "off");
      case "unread":
        return controller.markUnread(key, id, number);
      case "save-file":
        return item.kind === "file" ? save(item) : undefined;
    }
  };
  const unsentOf = (rowKey: string): Unsent | undefined => {
    const subject = rowSubject(rowKey);
    const row = rows.find((each) => each.key === rowKey);
    return subject?.kind === "unsent" && row !== undefined
      ? { id: subject.id, acts: unsentActs(row) }
      : undefined;
  };
  const performUnsent = (id: string, { on, id: action }: Pick<UnsentAct, "id" | "on">) => {
    if (on === "file") controller.cancelTransfer(key, room.info.room, id);
    else if (action === "retry") controller.retry(key, id);
    else controller.cancel(key, id);
  };
  const unsentEntries = ({ id: unsent, acts }: Unsent): readonly MenuEntry[] => [
    ...acts.map((act): MenuEntry => {
      const { text } = act;
      return { text, letter: "marked", onChoose: () => performUnsent(unsent, act) };
    }),
    ...(acts.length === 0 ? [] : (["separator"] as const)),
    {
      text: menuText(shortcuts["message-copy"].menu, shortcuts["message-copy"].keys[0]),
      letter: "marked",
      onChoose: () => pane()?.copy(),
    },
  ];
  const fileActs: Readonly<Record<string, (item: FileItem) => void>> = {
    fetch: ({ number }) => controller.fetchFile(key, id, number, undefined),
    show: (item) => void show(item),
    "save-as": save,
    cancel: ({ transfer }) => {
      if (transfer.kind === "moving") controller.cancelTransfer(key, id, transfer.id);
    },
    open: ({ transfer }) => {
      if (transfer.kind === "here") tools.openOutside(pathToFileURL(transfer.path).href);
    },
    "show-in-folder": ({ transfer }) => {
      if (transfer.kind === "here") tools.openOutside(pathToFileURL(dirname(transfer.path)).href);
    },
  };
  const handlers: Handlers = {
    onLink: (url) => controller.show({ kind: "open-link", url }),
    onChip: (rowKey, mark) => {
      const item = itemOf(rowKey);
      if (item !== undefined) perform(item, { react: mark });
    },
    onFileAction: (rowKey, file, action) => {
      const item = itemOf(rowKey);
      if (item?.kind === "file") onFile(item, action);
      else if (action === "cancel") controller.cancelTransfer(key, id, file);
    },
    onDeliveryAction: (rowKey, action) => {
      const subject = rowSubject(rowKey);
      if (subject?.kind === "unsent") performUnsent(subject.id, { on: "delivery", id: action });
    },
    onQuote: (target) => {
      const subject = rowSubject(target);
      if (subject?.kind === "entry") controller.showEntry(key, id, subject.number);
    },
    onActivate: (rowKey) => {
      const item = itemOf(rowKey);
      if (item !== undefined) return perform(item, "reply");
      const unsent = unsentOf(rowKey);
      // Nothing is thrown away by Enter: that is in the menu.
      const again = unsent?.acts.find((act) => act.id === "retry");
      if (unsent !== undefined && again !== undefined) performUnsent(unsent.id, again);
    },
    onMenu: (rowKey, x, y) => {
      const item = itemOf(rowKey);
      if (item === undefined) {
        const unsent = unsentOf(rowKey);
        if (unsent !== undefined) popUpMenu({ x, y }, unsentEntries(unsent));
        return;
      }
      const entries = messageMenu(item, {
        room: room.info,
        marks: marksToOffer(store.state.emoji),
        previews,
      });
      popUpMenu(
        { x, y },
        popUpEntries(entries, (act) => perform(item, act)),
      );
    },
  };
  return {
    handlers,
    perform: (rowKey, act) => {
      const item = itemOf(rowKey);
      if (item !== undefined) perform(item, act);
    },
  };
}

/** What the room does not have yet. */
interface Unsent {
  readonly id: string;
  readonly acts: readonly UnsentAct[];
}

/** As the pop-up wants it; marks stand in a menu of their own. */
function popUpEntries(
  entries: readonly MessageMenuEntry[],
  perform: (act: MessageAct) => void,
): readonly MenuEntry[] {
  const acts = entries.map((entry): (MenuEntry & { readonly isMark: boolean }) | "separator" =>
    entry.kind === "separator"
      ? "separator"
      : {
          text: menuText(entry.text, entry.keys),
          letter: "marked",
          onChoose: () => perform(entry.act),
          isMark: entry.act === "more-marks" || (typeof entry.act === "object" && "react" in entry.act),
        },
  );
  const marks = acts.filter((entry) => entry !== "separator" && entry.isMark);
  const first = acts.findIndex((entry) => marks.includes(entry));
  return acts.flatMap((entry, index): readonly MenuEntry[] => {
    if (!marks.includes(entry)) return [entry];
    return index === first ? [{ text: "R&eact", letter: "marked", entries: marks }] : [];
  });
}

/** The keys stand in a column of their own. */
function menuText(text: string, keys: string | undefined): string {
  return keys === undefined ? text : `${text}\t${keys}`;
}
