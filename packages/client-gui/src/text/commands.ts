/**
 * Slash commands: their names, what they take, the sentence that help has, and what they mean as a value. Who carries them
 * out is the controller; nothing here does anything.
 */
import { type Role, roles } from "@conclave/protocol";

/** What a command asks for. Names of people and rooms are as they were typed. */
export type Command =
  | { readonly kind: "help" }
  /** Says it to the room; the text is ready to be sent. */
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "join"; readonly room: string }
  | { readonly kind: "leave" }
  | { readonly kind: "open"; readonly name: string; readonly access: "private" | "public" }
  | { readonly kind: "topic"; readonly topic: string }
  /** Opens the room for two, and says the text there if there is one. */
  | { readonly kind: "message"; readonly who: string; readonly text: string }
  /** Another name from the next connection on. */
  | { readonly kind: "name"; readonly name: string }
  /** "none" takes somebody out of the room. */
  | { readonly kind: "role"; readonly who: string; readonly role: Role | "none" }
  /** Whether this room tells of new messages. */
  | { readonly kind: "notify"; readonly rule: "none" | "as-settings" }
  /** The message that is replied to, or else the newest. */
  | { readonly kind: "pin" }
  | { readonly kind: "search"; readonly words: string }
  /** Lets the person choose files to send. */
  | { readonly kind: "file" }
  | { readonly kind: "x-ray" }
  /** Marks the room as read. */
  | { readonly kind: "read" }
  | { readonly kind: "quit" };

export interface CommandFault {
  readonly kind: "fault";
  /** A sentence for people, that says what to type instead. */
  readonly what: string;
}

export interface CommandEntry {
  readonly name: string;
  /** As help shows it: "NAME [TEXT]"; "" if it takes nothing. */
  readonly argument: string;
  readonly help: string;
  /** A value, or what is missing. @param argument what stands behind the name, without blanks around it. */
  readonly read: (argument: string) => Command | string;
}

/** In the order in which help and completion show them. */
export const commands: readonly CommandEntry[] = [
  entry("help", "", "Shows these commands.", () => ({ kind: "help" })),
  entry("me", "TEXT", "Says what you do: /me waves.", (text) =>
    text === "" ? "Say what you do." : { kind: "say", text: `*${text.replaceAll("*", "\\*")}*` },
  ),
  entry("join", "ROOM", "Joins a public room.", (room) =>
    isMissing(room) ? "Say which room to join." : { kind: "join", room: roomIn(room) },
  ),
  entry("leave", "", "Leaves this room.", () => ({ kind: "leave" })),
  entry("create", "ROOM", "Makes a public room.", (name) =>
    isMissing(name)
      ? "Say what the room is called."
      : { kind: "open", name: withoutSign(name, "#"), access: "public" },
  ),
  entry("private", "ROOM", "Makes a private room, for people whom you invite.", (name) =>
    isMissing(name)
      ? "Say what the room is called."
      : { kind: "open", name: withoutSign(name, "#"), access: "private" },
  ),
  entry("topic", "TEXT", "Says what this room is about; without a text, takes the topic away.", (topic) => ({
    kind: "topic",
    topic,
  })),
  entry("msg", "NAME [TEXT]", "Writes to one person. A name with blanks goes in quotes.", (argument) => {
    const found = firstName(argument);
    return found === undefined
      ? "Say whom to write to."
      : { kind: "message", who: found.name, text: found.rest };
  }),
  entry("nick", "NAME", "Takes another name: it connects again.", (name) =>
    isMissing(name) ? "Say which name you want." : { kind: "name", name: withoutQuotes(name) },
  ),
  ofPerson("invite", "Lets somebody into this private room.", "member", "Say whom to invite."),
  ofPerson("kick", "Takes somebody out of this room.", "none", "Say whom to take out of the room."),
  entry(
    "mute",
    "[NAME]",
    "Nothing of this room is announced any more; with a name, that person cannot write here.",
    (name) => (isMissing(name) ? { kind: "notify", rule: "none" } : roleOf(name, "muted")),
  ),
  entry("unmute", "[NAME]", "The opposite of /mute.", (name) =>
    isMissing(name) ? { kind: "notify", rule: "as-settings" } : roleOf(name, "member"),
  ),
  entry(
    "role",
    "NAME ROLE",
    `Gives somebody a role in this room: ${[...roles].join(", ")}, or none.`,
    readRole,
  ),
  entry("pin", "", "Pins the message that you reply to, or else the newest.", () => ({ kind: "pin" })),
  entry("search", "WORDS", "Searches this room.", (words) => ({ kind: "search", words })),
  entry("file", "", "Lets you choose files to send.", () => ({ kind: "file" })),
  entry("x-ray", "", "Shows what protects the connection.", () => ({ kind: "x-ray" })),
  entry("clear", "", "Marks this room as read.", () => ({ kind: "read" })),
  entry("shrug", "[TEXT]", "Says the text, and shrugs.", (text) => ({
    kind: "say",
    text: text === "" ? shrug : `${text} ${shrug}`,
  })),
  entry("quit", "", "Closes the program.", () => ({ kind: "quit" })),
];

/**
 * What somebody asks for with a text. One that begins with no slash, or with two, is said; of two the first is taken off.
 * A path or an address such as /etc/fstab is not taken for a command.
 */
export function parseCommand(text: string): Command | CommandFault {
  if (text.startsWith("//")) return { kind: "say", text: text.slice(1) };
  const match = /^\/(?<name>[\p{L}\p{N}_-]*)(?:\s+(?<argument>.*))?$/su.exec(text);
  if (match?.groups === undefined) return { kind: "say", text };
  const name = (match.groups["name"] ?? "").toLowerCase();
  const found = commands.find((command) => command.name === name || command.name.replace("-", "") === name);
  if (found === undefined) return { kind: "fault", what: unknown(name) };
  const argument = (match.groups["argument"] ?? "").trim();
  if (argument !== "" && found.argument === "") {
    return { kind: "fault", what: `/${found.name} takes nothing behind it.` };
  }
  const read = found.read(argument);
  if (typeof read !== "string") return read;
  return { kind: "fault", what: `${read} It is written /${found.name} ${found.argument}.` };
}

/** A line of help for each command. */
export function commandHelp(): readonly { readonly usage: string; readonly help: string }[] {
  return commands.map(({ name, argument, help }) => ({ usage: `/${name} ${argument}`.trimEnd(), help }));
}

function entry(name: string, argument: string, help: string, read: CommandEntry["read"]): CommandEntry {
  return { name, argument, help, read };
}

function ofPerson(name: string, help: string, role: Role | "none", missing: string): CommandEntry {
  return entry(name, "NAME", help, (who) => (isMissing(who) ? missing : roleOf(who, role)));
}

function roleOf(who: string, role: Role | "none"): Command {
  return { kind: "role", who: withoutQuotes(who), role };
}

function readRole(argument: string): Command | string {
  const match = /^(?<who>.*?)\s+(?<role>\S+)$/s.exec(argument);
  const role = [...roles, "none" as const].find((one) => one === match?.groups?.["role"]?.toLowerCase());
  const who = match?.groups?.["who"] ?? "";
  if (role === undefined || isMissing(who)) return `Say who, and which role: ${roles.join(", ")} or none.`;
  return roleOf(who, role);
}

/** Before a text a name ends at the first blank, unless it is in quotes. */
function firstName(argument: string): { readonly name: string; readonly rest: string } | undefined {
  const match = /^@?(?:"(?<quoted>[^"]+)"|(?<plain>[^\s"]\S*))(?<rest>.*)$/s.exec(argument);
  const name = match?.groups?.["quoted"] ?? match?.groups?.["plain"];
  return name === undefined ? undefined : { name, rest: (match?.groups?.["rest"] ?? "").trim() };
}

function withoutQuotes(name: string): string {
  const plain = withoutSign(name, "@");
  return /^".*"$/s.test(plain) ? plain.slice(1, -1) : plain;
}

function withoutSign(name: string, sign: "#" | "@"): string {
  return name.startsWith(sign) ? name.slice(1) : name;
}

/** "#7" is the room with that number, as on the command line; in front of a name the sign means nothing. */
function roomIn(argument: string): string {
  return /^#\d+$/.test(argument) ? argument : withoutSign(argument, "#");
}

function isMissing(name: string): boolean {
  return /^[@#"\s]*$/.test(name);
}

function unknown(name: string): string {
  const close = commands
    .map((command) => ({ name: command.name, distance: distance(name, command.name) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const sentence = `There is no command /${name.slice(0, shownMaxUnits)}.`;
  const hint =
    close !== undefined && close.distance <= (name.length < 4 ? 1 : 2)
      ? `Did you mean /${close.name}?`
      : "/help shows all of them.";
  return `${sentence} ${hint} To say it as it is, begin with //.`;
}

/** Letters to put in, leave out, change, or swap with the next one (optimal string alignment). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}

const shrug = "¯\\_(ツ)_/¯";
const shownMaxUnits = 32;
