/**
 * The first start of a server: nobody has been there yet, so nobody is its owner. An invitation goes into a file for the
 * one who can read the state folder; the log, which others may read, has the file's name only.
 */
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { formatInvitation, type ServerAddress } from "@conclave/protocol";
import { Staff } from "../moderation/staff.ts";
import type { Database } from "../store/database.ts";
import { Invitations } from "./invitations.ts";

export interface OwnerInvitation {
  readonly file: string;
  readonly link: string;
}

/**
 * Invites the owner, where nobody was ever here and nobody was invited. Where there is an owner, takes the file away.
 *
 * @param destination the address that people connect to, and SHA-256 of the host key.
 */
export async function inviteFirstOwner(
  folder: string,
  database: Database,
  destination: { readonly address: ServerAddress; readonly keyDigest: Uint8Array },
  nowMs: number,
): Promise<OwnerInvitation | undefined> {
  const path = join(folder, "owner-invitation");
  if (new Staff(database).list().length > 0) await rm(path, { force: true });
  if (!isUntouched(database)) return undefined;
  const { token } = new Invitations(database).create("for the owner, at the first start", nowMs, lifeMs, {
    role: "owner",
  });
  const link = formatInvitation({ ...destination, token });
  await using file = await open(path, "w", 0o600);
  await file.writeFile(`${link}\n`);
  return { file: path, link };
}

function isUntouched({ connection }: Database): boolean {
  const row = connection
    .prepare("SELECT 1 FROM names UNION ALL SELECT 1 FROM invitations UNION ALL SELECT 1 FROM staff LIMIT 1")
    .get();
  return row === undefined;
}

/** 30 days: it waits for somebody who has only just set the server up. */
const lifeMs = 2_592_000_000;
