/** All rows, in the order of docs/threat-model.md. */
import type { Defence } from "../defence.ts";
import { admissionDefences } from "./admission.ts";
import { handshakeDefences } from "./handshake.ts";
import { keyDefences } from "./keys.ts";
import { limitDefences } from "./limits.ts";
import { moderationDefences } from "./moderation.ts";
import { nameDefences } from "./names.ts";
import { recordDefences } from "./records.ts";
import { rekeyDefences } from "./rekey.ts";
import { repositoryDefences } from "./repository.ts";
import { fileDefences } from "./room-files.ts";
import { roomDefences } from "./rooms.ts";
import { showingDefences } from "./showing.ts";
import { trustDefences } from "./trust.ts";

export const defences: readonly Defence[] = [
  ...recordDefences,
  ...keyDefences,
  ...handshakeDefences,
  ...trustDefences,
  ...rekeyDefences,
  ...admissionDefences,
  ...nameDefences,
  ...roomDefences,
  ...fileDefences,
  ...showingDefences,
  ...limitDefences,
  ...moderationDefences,
  ...repositoryDefences,
];
