/** How desktop files are written (Desktop Entry Specification 1.5): values, and the command line of Exec with its own quoting. */

/** A file with one group; values as they are to be understood. */
export function desktopEntry(
  entries: readonly (readonly [key: string, value: string])[],
  actions: readonly { readonly id: string; readonly entries: readonly (readonly [string, string])[] }[] = [],
): string {
  const group = (heading: string, lines: readonly (readonly [string, string])[]) =>
    [`[${heading}]`, ...lines.map(([key, value]) => `${key}=${escapedValue(value)}`)].join("\n");
  const others = actions.map(({ id, entries }) => group(`Desktop Action ${id}`, entries));
  return `${[group("Desktop Entry", entries), ...others].join("\n\n")}\n`;
}

/** A program and its arguments as Exec has them. A field code such as "%u" is given apart, since it is none when quoted. */
export function execLine(command: readonly string[], fieldCode?: "%u"): string {
  return [...command.map(quotedArgument), ...(fieldCode === undefined ? [] : [fieldCode])].join(" ");
}

/** @throws {RangeError} for a character that no argument of a desktop file can have. */
function quotedArgument(argument: string): string {
  if (/[\0\n]/.test(argument)) throw new RangeError("an argument in a desktop file cannot have line ends");
  const percent = argument.replaceAll("%", "%%");
  if (/^[\w@%+=:,./-]+$/.test(argument)) return percent;
  return `"${percent.replaceAll(/["`$\\]/g, "\\$&")}"`;
}

/** Applied to every value, after what Exec does of its own: so a quoted backslash becomes four. */
function escapedValue(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r")
    .replace(/^ /, "\\s");
}
