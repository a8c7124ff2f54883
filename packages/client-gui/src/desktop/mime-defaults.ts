/** Which program opens a kind of link: `mimeapps.list` (MIME Application Associations 1.0.1), changed in one line. Pure. */

/** Puts a program in front of those that open a type; it is there once. */
export function withDefault(text: string, type: string, desktopFile: string): string {
  return edit(text, type, (programs) => [desktopFile, ...programs.filter((each) => each !== desktopFile)]);
}

/** Takes a program out of those that open a type. */
export function withoutDefault(text: string, type: string, desktopFile: string): string {
  return edit(text, type, (programs) => programs.filter((each) => each !== desktopFile));
}

function edit(
  text: string,
  type: string,
  change: (programs: readonly string[]) => readonly string[],
): string {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const at = lineOf(lines, type);
  const before = (lines[at]?.split("=")[1] ?? "").split(";").flatMap((each) => each.trim() || []);
  const after = change(before);
  if (after.join(";") === before.join(";")) return text;
  const written = after.length === 0 ? [] : [`${type}=${after.join(";")};`];
  const heading = lines.findIndex(isHeading);
  if (at >= 0) lines.splice(at, 1, ...written);
  else if (heading >= 0) lines.splice(heading + 1, 0, ...written);
  else lines.push(...(lines.length === 0 ? [] : [""]), group, ...written);
  return `${lines.join("\n")}\n`;
}

/** Only in its group: in others the same type stands for something else. */
function lineOf(lines: readonly string[], type: string): number {
  let inside = false;
  return lines.findIndex((line) => {
    if (line.startsWith("[")) inside = isHeading(line);
    return inside && line.split("=")[0]?.trim() === type;
  });
}

function isHeading(line: string): boolean {
  return line.trim() === group;
}

const group = "[Default Applications]";
