/** The database: whole, of this version, backed up, and somebody's. It is opened for reading only. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../store/migrations.ts";
import { type Check, type Finding, fail, ok, type Patient, warn } from "../finding.ts";

export const checkDatabase: Check = (patient) => Promise.resolve(findings(patient));

function findings({ state, nowMs }: Patient): readonly Finding[] {
  const file = join(state, "conclaved.db");
  if (!existsSync(file))
    return [fail("database", `There is no database at ${file}.`, "conclaved makes it on its first start.")];
  try {
    const connection = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    try {
      const sound = judgeSoundness(connection, file);
      if (sound.level === "fail") return [sound];
      const schema = judgeSchema(connection);
      if (schema.level !== "ok") return [sound, schema];
      return [sound, schema, judgeBackup(connection, nowMs), judgeOwner(connection)];
    } finally {
      connection.close();
    }
  } catch (error) {
    const advice = "Stop the server and put a backup back: conclaved restore.";
    return [fail("database", `${file} cannot be read: ${(error as Error).message}.`, advice)];
  }
}

function judgeSoundness(connection: DatabaseSync, file: string): Finding {
  const rows = connection.prepare("PRAGMA integrity_check(3)").all();
  const said = rows.map((row) => String(row["integrity_check"]));
  if (said.length === 1 && said[0] === "ok") return ok("database", "The database is whole.");
  const advice = "Stop the server, keep a copy of the file, and put a backup back: conclaved restore.";
  return fail("database", `${file} is damaged: ${said.join("; ")}.`, advice);
}

function judgeSchema(connection: DatabaseSync): Finding {
  const version = Number(connection.prepare("PRAGMA user_version").get()?.["user_version"]);
  const text = `The database has schema ${version}, and this conclaved has ${migrations.length}.`;
  if (version === migrations.length) return ok("schema", `The database has schema ${version}, as it should.`);
  if (version < migrations.length)
    return warn("schema", text, "The next start brings it up to date, after a backup.");
  return fail("schema", text, "Install the version of conclaved that has written it, or a later one.");
}

function judgeBackup(connection: DatabaseSync, nowMs: number): Finding {
  const row = connection.prepare("SELECT at_ms FROM last_backup").get();
  const advice = "Make one now, and every day: conclaved backup FILE.";
  if (row === undefined) return warn("backup", "There never was a backup.", advice);
  const days = Math.floor((nowMs - Number(row["at_ms"])) / dayMs);
  const text = days === 0 ? "The last backup is of today." : `The last backup is ${days} days old.`;
  return days > backupMaxDays ? warn("backup", text, advice) : ok("backup", text);
}

function judgeOwner(connection: DatabaseSync): Finding {
  const row = connection.prepare("SELECT 1 FROM staff WHERE role = 'owner' LIMIT 1").get();
  if (row !== undefined) return ok("owner", "The server has an owner.");
  const advice = "Open the link in the file owner-invitation, or make another: conclaved invite --owner.";
  return warn("owner", "Nobody is the owner of this server yet.", advice);
}

const busyTimeoutMs = 5_000;
const dayMs = 86_400_000;
const backupMaxDays = 3;
