/** What `pnpm fuzz` tries of this package: every decoder, and both sides of a session. */
import type { FuzzTarget } from "@conclave/fuzz/target";
import { fileMessages } from "./file-messages.ts";
import { frames } from "./frames.ts";
import { clientHello, serverHello } from "./hellos.ts";
import { cbor, envelopes, roomMessages, sessionMessages } from "./messages.ts";
import { sealedRecords, strangeRecords } from "./records.ts";
import { rekeyMessages } from "./rekey-messages.ts";
import { clientSession, serverSession } from "./session/targets.ts";
import { addresses, invitations, texts } from "./texts.ts";

export const targets: readonly FuzzTarget[] = [
  frames,
  clientHello,
  serverHello,
  strangeRecords,
  sealedRecords,
  envelopes,
  cbor,
  roomMessages,
  fileMessages,
  sessionMessages,
  rekeyMessages,
  texts,
  addresses,
  invitations,
  clientSession,
  serverSession,
];
