/** Acts of commands that work on the database itself, in the audit log beside those of the admin socket. */
import { Audit } from "../admin/audit.ts";
import { commandUser } from "../admin/command-user.ts";
import { silentLog } from "../log/logger.ts";
import type { Database } from "../store/database.ts";

export function recordCommand(database: Database, act: string, subject: string, reason = ""): void {
  const who = commandUser(process.env);
  new Audit(database, silentLog).write({ atMs: Date.now(), who, act, subject, reason });
}
