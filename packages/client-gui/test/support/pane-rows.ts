/** Rows of every kind, as a room full of people makes them. */
import { crc32, deflateSync } from "node:zlib";
import type { MessageRow } from "../../src/rows/message-row.ts";
import type { Theme } from "../../src/style/theme.ts";

export function messageRow(key: string, text: string, more: Partial<MessageRow> = {}): MessageRow {
  return {
    key,
    kind: "message",
    avatar: { text: "AB", colour: "#7a2a8c" },
    heading: { name: "ana", colour: "#7a2a8c", tags: [] },
    time: "09:05",
    fullTime: "Monday, 23 November 2026, 09:05:12",
    html: `<p style="margin:0">${text}</p>`,
    accessibleText: `ana, 09:05: ${text}`,
    copyText: `[09:05] ana: ${text}`,
    ...more,
  };
}

export function continuedRow(key: string, html: string, more: Partial<MessageRow> = {}): MessageRow {
  return messageRow(key, html, { kind: "continued", avatar: undefined, heading: undefined, ...more });
}

export function lineRow(key: string, kind: "date" | "notice" | "unread", label: string): MessageRow {
  return { key, kind, label, tone: "calm", accessibleText: label, copyText: kind === "notice" ? label : "" };
}

/** A PNG file of that size in pixels, of 8-bit RGBA, up to where its pixels begin: all that says how large it is. */
export function pngHeader(width: number, height: number): Uint8Array {
  return png(width, height, Buffer.alloc(16));
}

/** A whole PNG file with something to see. */
export function stripes(): Uint8Array {
  const [width, height] = [640, 420];
  const pixels = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = [90 + y / 3, 60 + y / 4 + (Math.floor(x / 40) % 2) * 10, 200 - y / 3, 255];
      pixels.set(shade, y * (1 + width * 4) + 1 + x * 4);
    }
  }
  return png(width, height, deflateSync(pixels));
}

function png(width: number, height: number, data: Uint8Array): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 6, 0, 0, 0], 8);
  const chunks = [pngChunk("IHDR", size), pngChunk("IDAT", data), pngChunk("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]));
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

/** @param picture - of a file with a thumbnail. */
export function galleryRows(theme: Theme, picture: Uint8Array): MessageRow[] {
  const colour = (index: number) => theme.names[index % theme.names.length] ?? theme.text;
  const code =
    `<table width="100%" cellspacing="0"><tr><td style="background-color: ${theme.window}; padding: 6px 9px 6px 9px">` +
    `<p style="margin:0; color: ${theme.textMuted}; font-size: small">ts</p>` +
    '<pre style="margin:0; font-family: monospace; white-space: pre-wrap">' +
    'export function greet(name: string): string {\n  return "Hello, " + name; // and a comment that goes on for long enough to reach the edge of a narrow window\n}</pre></td></tr></table>';
  return [
    lineRow("date-1", "date", "Sunday, 22 November 2026"),
    messageRow("m1", "Good morning! The build of last night is green again.", {
      heading: { name: "ana", colour: colour(0), tags: ["owner", "you"] },
      avatar: { text: "A", colour: colour(0) },
    }),
    continuedRow(
      "m2",
      'It was the <b>clock</b> in <code style="font-family: monospace">waitForServer()</code>; see <a href="https://example.org/issues/42">https://example.org/issues/42</a> for the <i>whole</i> story.',
      { delivery: { kind: "stored", text: "Stored by the server", actions: [] } },
    ),
    messageRow("m3", "👍 Thanks. Does it hold at 200 % too?", {
      heading: { name: "wolfeschlegelsteinhausenbergerdo", colour: colour(1), tags: ["guest"] },
      avatar: { text: "W", colour: colour(1) },
      quote: {
        name: "ana",
        text: "Good morning! The build of last night is green again.",
        target: "m1",
      },
      chips: [
        { id: "+1", text: "👍 3", on: "yes", accessibleText: "thumbs up, 3, and yours" },
        { id: "party", text: "🎉 1", on: "no", accessibleText: "party, 1" },
        { id: "eyes", text: "👀 2", on: "no", accessibleText: "eyes, 2" },
      ],
      time: "09:07",
    }),
    lineRow("n1", "notice", "ben, cleo and 3 others came in"),
    messageRow("m4", "שלום לכולם, מה שלומכם היום?", {
      heading: { name: "דנה", colour: colour(2), tags: [] },
      avatar: { text: "ד", colour: colour(2) },
      time: "09:12",
    }),
    continuedRow("m5", "And one that mixes: hello שלום hello."),
    messageRow("m6", `@ana could you look at this?${code}`, {
      heading: { name: "cleo", colour: colour(3), tags: [] },
      avatar: { text: "C", colour: colour(3) },
      emphasis: "mention",
      remarks: ["changed", "pinned"],
      time: "09:20",
    }),
    lineRow("unread", "unread", "New messages"),
    lineRow("date-2", "date", "Monday, 23 November 2026"),
    messageRow("m7", "The drawings:", {
      heading: { name: "ben", colour: colour(4), tags: ["bot"] },
      avatar: { text: "B", colour: colour(4) },
      time: "10:31",
      files: [
        {
          id: "f1",
          name: "the-floor-plan-of-the-second-storey-as-it-was-in-1972-with-notes.pdf",
          detail: "2.3 MiB, 45 %",
          progress: 0.45,
          actions: [{ id: "cancel", text: "Cancel" }],
        },
        {
          id: "f2",
          name: "sunset.png",
          detail: "14 KB",
          actions: [
            { id: "open", text: "Open" },
            { id: "save", text: "Save as …" },
          ],
          picture,
        },
      ],
    }),
    continuedRow("m8", `A word of 500 characters: ${"conclave".repeat(62)}`),
    messageRow("m9", "I will be there at ten.", {
      heading: { name: "ana", colour: colour(0), tags: ["owner", "you"] },
      avatar: { text: "A", colour: colour(0) },
      time: "10:40",
      delivery: {
        kind: "failed",
        text: "Not sent: the server has closed this room for guests.",
        actions: [
          { id: "again", text: "Send again" },
          { id: "discard", text: "Discard" },
        ],
      },
    }),
    continuedRow("m10", "Or at eleven.", {
      delivery: { kind: "waiting", text: "Waiting for the connection", actions: [] },
    }),
    { ...lineRow("n2", "notice", "The key of the server has changed."), tone: "serious" },
  ];
}
