/** One message of each kind, and more where a field may be missing. */
import type { RoomMessage } from "../src/message/room-messages.ts";

const id = Uint8Array.from({ length: 16 }, (_, index) => index);

export const roomSamples: readonly RoomMessage[] = [
  { type: "SAY", id, text: "a\nb\tc 👋" },
  { type: "SAID", number: 7, from: "ana", guest: false, text: "x", timeMs: 1_790_000_000_000 },
  { type: "SAID", number: 2 ** 40, from: "ana", guest: true, text: "x", timeMs: 1 },
  { type: "ACK", id, number: 0, timeMs: 1 },
  { type: "JOINED", name: "bob", guest: true, timeMs: 1 },
  { type: "LEFT", name: "bob", how: "lost", timeMs: 1 },
  { type: "LEFT", name: "böb", how: "left", timeMs: 1 },
  {
    type: "PRESENT",
    occupants: [
      { name: "ana", guest: false },
      { name: "bob", guest: true },
    ],
    more: false,
  },
];
