/** Bytes as text between BEGIN and END lines, as PEM has it (RFC 7468), read strictly: one text for the same bytes. */

/** `bytes` in base64, 64 characters on a line, between the lines that `label` names. */
export function toArmour(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [beginLine(label), ...lines, `-----END ${label}-----`, ""].join("\n");
}

/**
 * The bytes of such a text; nothing if it is not exactly what {@link toArmour} writes. Blank space around it and the
 * line ends of Windows are all that may differ: mail and clipboards change those.
 */
export function fromArmour(label: string, text: string): Uint8Array | undefined {
  const trimmed = `${text.replaceAll("\r\n", "\n").replace(/^[ \n]+|[ \n]+$/g, "")}\n`;
  const body = trimmed.split("\n").slice(1, -2).join("");
  const bytes = Uint8Array.from(Buffer.from(body, "base64"));
  return toArmour(label, bytes) === trimmed ? bytes : undefined;
}

/** Whether a text begins as one of `label` does. */
export function beginsArmour(label: string, text: string): boolean {
  return text.trimStart().startsWith(beginLine(label));
}

function beginLine(label: string): string {
  return `-----BEGIN ${label}-----`;
}
