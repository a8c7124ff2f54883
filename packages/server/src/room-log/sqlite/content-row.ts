/** Content as columns, and back. One table for all kinds: `about` is a number, `text` and `more` mean what stands here. */
import type { Content, Entry, FileContent, Role } from "@conclave/protocol";

export interface ContentRow {
  readonly kind: Content["kind"];
  /** The entry that it is about, or that a text replies to. */
  readonly about: number | null;
  /** What people wrote; null once it was taken away. Of a file its name, and on the lines behind it the text that came with it. */
  readonly text: string | null;
  readonly more: string | null;
}

export function toRow(content: Content): ContentRow {
  switch (content.kind) {
    case "text":
      return row(
        content.kind,
        content.re,
        content.text,
        content.mentions && JSON.stringify(content.mentions),
      );
    case "file":
      return row(content.kind, content.re, textOfFile(content), factsOfFile(content));
    case "edit":
      return row(content.kind, content.of, content.text);
    case "delete":
      return row(content.kind, content.of);
    case "react":
      return row(content.kind, content.of, content.mark, content.set);
    case "pin":
      return row(content.kind, content.of, undefined, content.set);
    case "topic":
    case "notice":
      return row(content.kind, undefined, content.text);
    case "member":
      return row(content.kind, undefined, content.who, content.role);
  }
}

export function fromRow({ kind, about, text, more }: ContentRow): Entry["content"] {
  const of = about ?? 0;
  const set = more === "off" ? "off" : "on";
  switch (kind) {
    case "text": {
      if (text === null) return { kind: "gone" };
      const re = about === null ? {} : { re: about };
      return { kind, text, ...re, ...(more === null ? {} : { mentions: JSON.parse(more) as string[] }) };
    }
    case "file":
      return text === null ? { kind: "gone" } : toFile(text, more, about);
    case "edit":
      return text === null ? { kind: "gone" } : { kind, of, text };
    case "delete":
      return { kind, of };
    case "react":
      return { kind, of, mark: text ?? "", set };
    case "pin":
      return { kind, of, set };
    case "topic":
    case "notice":
      return { kind, text: text ?? "" };
    case "member":
      return { kind, who: text ?? "", role: more as Role | "none" };
  }
}

/** What a file is found by. A name has one line. */
function textOfFile({ name, text }: FileContent): string {
  return text === undefined ? name : `${name}\n${text}`;
}

function factsOfFile({ type, bytes, hash }: FileContent): string {
  return JSON.stringify({ type, bytes, hash: Buffer.from(hash).toString("hex") });
}

function toFile(written: string, more: string | null, about: number | null): Content {
  const { type, bytes, hash } = JSON.parse(more ?? "{}") as { type: string; bytes: number; hash: string };
  const end = written.indexOf("\n");
  return {
    kind: "file",
    name: end < 0 ? written : written.slice(0, end),
    ...{ type, bytes, hash: Uint8Array.from(Buffer.from(hash, "hex")) },
    ...(end < 0 ? {} : { text: written.slice(end + 1) }),
    ...(about === null ? {} : { re: about }),
  };
}

function row(kind: Content["kind"], about?: number, text?: string, more?: string): ContentRow {
  return { kind, about: about ?? null, text: text ?? null, more: more ?? null };
}
