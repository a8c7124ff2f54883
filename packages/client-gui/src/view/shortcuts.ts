/** Every key that does something in the main window, once: menus, the sheet of shortcuts and the handlers are made from this. */

export type ShortcutGroup = "Conclave" | "Conversation" | "Moving about" | "Message" | "Writing";

export interface Shortcut {
  /** As Qt writes keys. Several do the same. */
  readonly keys: readonly string[];
  /** In a menu. An ampersand makes the letter behind it the menu's key. */
  readonly menu: string;
  /** In the sheet: a whole sentence. */
  readonly sentence: string;
  readonly group: ShortcutGroup;
  /**
   * Who hears it: the whole window, or only the message pane or the composer while the keyboard is theirs. Letters without
   * Ctrl are no keys of the pane: whoever types there means the composer.
   */
  readonly where: "composer" | "message" | "window";
}

export const shortcuts = {
  "new-server": windowWide("Conclave", ["Ctrl+N"], "&New server…", "Connect to another server."),
  settings: windowWide("Conclave", ["Ctrl+,"], "Se&ttings…", "Open the settings."),
  "do-not-disturb": windowWide(
    "Conclave",
    ["Ctrl+Shift+D"],
    "&Do not disturb",
    "Hold all notifications back, or let them through again.",
  ),
  "close-window": windowWide(
    "Conclave",
    ["Ctrl+W"],
    "&Close window",
    "Close the window; with a tray, Conclave goes on in it.",
  ),
  quit: windowWide("Conclave", ["Ctrl+Q"], "&Quit", "Say goodbye everywhere and end Conclave."),
  "shortcut-sheet": windowWide("Conclave", ["F1"], "&Keyboard shortcuts", "Show this sheet."),
  "command-sheet": windowWide(
    "Conclave",
    ["Shift+F1"],
    "&Commands",
    "Show what can be written behind a slash.",
  ),

  switcher: windowWide("Moving about", ["Ctrl+K"], "&Go to…", "Find a room or a person, and go there."),
  "previous-room": windowWide("Moving about", ["Alt+Up"], "&Previous room", "Go to the room above."),
  "next-room": windowWide("Moving about", ["Alt+Down"], "&Next room", "Go to the room below."),
  "previous-unread": windowWide(
    "Moving about",
    ["Alt+Shift+Up"],
    "Previous &unread room",
    "Go to the next room above that has something new.",
  ),
  "next-unread": windowWide(
    "Moving about",
    ["Alt+Shift+Down"],
    "Next unread roo&m",
    "Go to the next room below that has something new.",
  ),
  "next-pane": windowWide("Moving about", ["F6"], "Next p&ane", "Go round: rooms, messages, typing, people."),
  "previous-pane": windowWide("Moving about", ["Shift+F6"], "Pre&vious pane", "Go round the other way."),
  "rooms-panel": windowWide("Moving about", ["F9"], "&Rooms", "Show or hide the rooms at the side."),
  "people-panel": windowWide("Moving about", ["F10"], "Peopl&e", "Show or hide the people at the side."),
  "rooms-narrower": windowWide(
    "Moving about",
    ["Alt+Left"],
    "Narro&wer rooms",
    "Make the rooms at the side narrower.",
  ),
  "rooms-wider": windowWide(
    "Moving about",
    ["Alt+Right"],
    "Wider r&ooms",
    "Make the rooms at the side wider.",
  ),
  "people-wider": windowWide(
    "Moving about",
    ["Alt+Shift+Left"],
    "Wider people",
    "Make the people at the side wider.",
  ),
  "people-narrower": windowWide(
    "Moving about",
    ["Alt+Shift+Right"],
    "Narrower people",
    "Make the people at the side narrower.",
  ),
  "larger-text": windowWide("Moving about", ["Ctrl++", "Ctrl+="], "&Larger text", "Make all text larger."),
  "smaller-text": windowWide("Moving about", ["Ctrl+-"], "&Smaller text", "Make all text smaller."),
  "usual-text": windowWide(
    "Moving about",
    ["Ctrl+0"],
    "Usual text si&ze",
    "Give all text the desktop's size again.",
  ),

  "search-room": windowWide("Conversation", ["Ctrl+F"], "&Search in this room…", "Search in this room."),
  "search-everywhere": windowWide(
    "Conversation",
    ["Ctrl+Shift+F"],
    "Search &everywhere…",
    "Search in all your rooms, on all servers.",
  ),
  "read-and-end": windowWide(
    "Conversation",
    ["Esc"],
    "Mar&k as read",
    "Leave a reply or a change; mark the room as read and go to its newest message.",
  ),
  "to-unread": windowWide(
    "Conversation",
    ["Ctrl+J"],
    "Go to what is &unread",
    "Go to where you left off in this room, if something was new when you came.",
  ),
  "room-details": windowWide(
    "Conversation",
    ["Ctrl+I"],
    "&Details…",
    "Show the room's topic, people and rules.",
  ),
  "x-ray": windowWide(
    "Conversation",
    ["Ctrl+Shift+I"],
    "Session &x-ray…",
    "Show what protects the connection to this server.",
  ),
  "attach-file": windowWide("Conversation", ["Ctrl+O"], "&Attach a file…", "Put a file into this room."),
  emoji: windowWide("Conversation", ["Ctrl+E"], "E&moji…", "Look for an emoji."),

  "message-reply": windowWide(
    "Message",
    ["Ctrl+R"],
    "&Reply",
    "Reply to the chosen message, else to the newest.",
  ),
  "message-react": windowWide(
    "Message",
    ["Ctrl+Shift+R"],
    "React wi&th…",
    "Put a mark on the chosen message, else on the newest.",
  ),
  "message-quoted": onMessage(
    ["Ctrl+G"],
    "Go to what it &answers",
    "Go to the message that the chosen one replies to, however long ago it was.",
  ),
  "message-edit": onMessage(["F2"], "E&dit", "Change the chosen message, if it is yours."),
  "message-delete": onMessage(["Del"], "De&lete…", "Take the chosen message away, if it is yours."),
  "message-copy": onMessage(
    ["Ctrl+C"],
    "&Copy",
    "Copy what is marked, or the chosen messages, with author and time.",
  ),
  "message-menu": onMessage(["Menu", "Shift+F10"], "&Message menu", "Open the chosen message's menu."),

  send: onComposer(["Return", "Ctrl+Return"], "&Send", "Send; the settings say whether Enter alone does."),
  "new-line": onComposer(["Shift+Return"], "New line", "Begin a new line."),
  complete: onComposer(["Tab"], "Complete", "Complete a person, a room, a command or an emoji."),
  "edit-last": onComposer(["Up"], "Edit the last message", "With nothing typed: change what you said last."),
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

/** Those of one group, in the order of the table. */
export function shortcutsOf(group: ShortcutGroup): readonly (Shortcut & { readonly id: ShortcutId })[] {
  return shortcutIds.map((id) => ({ id, ...shortcuts[id] })).filter((entry) => entry.group === group);
}

export const shortcutGroups: readonly ShortcutGroup[] = [
  "Moving about",
  "Conversation",
  "Message",
  "Writing",
  "Conclave",
];

function windowWide(group: ShortcutGroup, keys: readonly string[], menu: string, sentence: string): Shortcut {
  return { keys, menu, sentence, group, where: "window" };
}

function onMessage(keys: readonly string[], menu: string, sentence: string): Shortcut {
  return { keys, menu, sentence, group: "Message", where: "message" };
}

function onComposer(keys: readonly string[], menu: string, sentence: string): Shortcut {
  return { keys, menu, sentence, group: "Writing", where: "composer" };
}

const shortcutIds = Object.keys(shortcuts) as ShortcutId[];
