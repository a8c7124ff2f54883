/** Every statement of the room log, by name. The tables are in `store/migrations.ts`. */
import type { DatabaseSync, StatementSync } from "node:sqlite";

export type Statements<Names extends string> = Readonly<Record<Names, StatementSync>>;

/** Prepares them all, once for each connection. */
export function prepareAll<Names extends string>(
  connection: DatabaseSync,
  texts: Readonly<Record<Names, string>>,
): Statements<Names> {
  const prepared = Object.entries<string>(texts).map(([name, text]) => [name, connection.prepare(text)]);
  return Object.fromEntries(prepared) as Statements<Names>;
}

/** An entry, and the text that stands for it now, which is that of its last edit. */
const entryColumns = `
  entries.place, entries.room, entries.number, entries.seq, entries.name, entries.guest, entries.time_ms AS timeMs,
  entries.kind, entries.about, coalesce(latest.text, entries.text) AS text, entries.more, latest.time_ms AS editedMs`;
const withLatest = `
  LEFT JOIN entries AS latest ON entries.latest IS NOT NULL AND latest.place = entries.latest`;

export const readSql = {
  rooms: `SELECT id, kind, name, topic, first, last, retention FROM rooms ORDER BY id`,
  room: `SELECT id, kind, name, topic, first, last, retention FROM rooms WHERE id = ?`,
  opened: `SELECT id FROM rooms WHERE maker = ? AND open_id = ?`,
  members: `
    SELECT members.person, people.name, members.role
    FROM members JOIN people ON people.id = members.person WHERE members.room = ? ORDER BY members.person`,
  pins: `SELECT place FROM pins WHERE place BETWEEN ? AND ? ORDER BY pinned`,
  pageAfter: `
    SELECT ${entryColumns} FROM entries ${withLatest}
    WHERE entries.place BETWEEN ? AND ? ORDER BY entries.place`,
  pageBefore: `
    SELECT ${entryColumns} FROM entries ${withLatest}
    WHERE entries.place BETWEEN ? AND ? ORDER BY entries.place DESC`,
  marks: `
    SELECT place, mark, count(*) AS count, max(person = ?) AS mine
    FROM reactions WHERE place BETWEEN ? AND ? GROUP BY place, mark ORDER BY place, min(mark_order)`,
  /** CAST: numbers of JavaScript are bound as REAL, and FTS5 heeds no bounds but INTEGER ones. */
  matches: `
    SELECT ${entryColumns} FROM words JOIN entries ON entries.place = words.rowid ${withLatest}
    WHERE words MATCH ? AND words.rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)
    ORDER BY words.rowid DESC`,
  /** The index has a list of its words; it is read through. */
  wordsWith: `SELECT term FROM vocabulary WHERE instr(term, ?) > 0 LIMIT ?`,
  seq: `SELECT seq FROM entries WHERE place = ?`,
  file: `
    SELECT files.key, files.bytes FROM entries
    JOIN files ON files.room = entries.room AND files.id = entries.id AND files.state = 'kept'
    WHERE entries.place = ? AND entries.kind = 'file'`,
  files: `SELECT key, bytes, state FROM files`,
  goneFiles: `SELECT key FROM files WHERE state = 'gone'`,
  readPositions: `SELECT room, number FROM read_positions WHERE person = ?`,
} as const;

export const writeSql = {
  lastSeq: `SELECT max(last_seq) AS seq FROM rooms`,

  room: `SELECT id, kind, topic, first, last, retention FROM rooms WHERE id = ?`,
  rooms: `SELECT id, kind, topic, first, last, retention FROM rooms WHERE last >= first ORDER BY id`,
  roomByOpenId: `SELECT id FROM rooms WHERE maker = ? AND open_id = ?`,
  roomByName: `SELECT id FROM rooms WHERE folded = ?`,
  roomByPeople: `SELECT id FROM rooms WHERE people = ?`,
  addRoom: `
    INSERT INTO rooms (kind, name, folded, topic, people, maker, open_id, made_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  updateRoom: `UPDATE rooms SET topic = ?, first = ?, last = ?, last_seq = max(last_seq, ?) WHERE id = ?`,
  setRetention: `UPDATE rooms SET retention = ? WHERE id = ?`,
  setCommonRetention: `UPDATE common_retention SET retention = ?`,
  commonRetention: `SELECT retention FROM common_retention`,

  addEntry: `
    INSERT INTO entries (place, id, seq, person, name, guest, time_ms, kind, about, text, more)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room, id) DO NOTHING`,
  entryById: `
    SELECT number, person, name, guest, time_ms AS timeMs FROM entries WHERE room = ? AND id = ?`,
  presentText: `
    SELECT entries.person, entries.kind, coalesce(latest.text, entries.text) AS text
    FROM entries ${withLatest}
    WHERE entries.place = ? AND entries.kind IN ('text', 'file') AND entries.text IS NOT NULL`,
  setLatest: `UPDATE entries SET latest = ? WHERE place = ?`,
  eraseText: `UPDATE entries SET text = NULL, more = NULL, latest = NULL WHERE place = ?`,
  eraseEdits: `UPDATE entries SET text = NULL WHERE kind = 'edit' AND room = ? AND about = ?`,
  oldest: `
    SELECT entries.place, entries.kind, entries.time_ms AS timeMs, coalesce(latest.text, entries.text) AS text
    FROM entries ${withLatest} WHERE entries.place BETWEEN ? AND ? ORDER BY entries.place LIMIT ?`,
  removeEntries: `DELETE FROM entries WHERE place BETWEEN ? AND ?`,

  addWords: `INSERT INTO words (rowid, text) VALUES (?, ?)`,
  /** FTS5 keeps no copy of the text: it is told what it has indexed. */
  removeWords: `INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)`,

  marks: `SELECT count(DISTINCT mark) AS count, max(mark = ?) AS known FROM reactions WHERE place = ?`,
  addReaction: `INSERT INTO reactions (place, mark, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  removeReaction: `DELETE FROM reactions WHERE place = ? AND mark = ? AND person = ?`,
  removeReactions: `DELETE FROM reactions WHERE place BETWEEN ? AND ?`,

  pinCount: `SELECT count(*) AS count FROM pins WHERE place BETWEEN ? AND ?`,
  addPin: `INSERT INTO pins (place, pinned) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  removePins: `DELETE FROM pins WHERE place BETWEEN ? AND ?`,

  role: `SELECT role FROM members WHERE room = ? AND person = ?`,
  setMember: `INSERT OR REPLACE INTO members (room, person, role) VALUES (?, ?, ?)`,
  removeMember: `DELETE FROM members WHERE room = ? AND person = ?`,

  fileById: `SELECT key, owner, bytes, hash = ? AS sameHash, state FROM files WHERE room = ? AND id = ? AND state <> 'gone'`,
  addFile: `
    INSERT INTO files (key, room, id, owner, bytes, hash, state, touched_ms) VALUES (?, ?, ?, ?, ?, ?, 'coming', ?)`,
  touchFile: `UPDATE files SET touched_ms = ? WHERE key = ?`,
  finishFile: `UPDATE files SET state = 'whole', touched_ms = ? WHERE key = ? AND state = 'coming'`,
  keepFile: `
    UPDATE files SET state = 'kept'
    WHERE room = ? AND id = ? AND owner = ? AND bytes = ? AND hash = ? AND state = 'whole'`,
  dropFile: `UPDATE files SET state = 'gone' WHERE owner = ? AND id = ? AND state IN ('coming', 'whole')`,
  expireFiles: `
    UPDATE files SET state = 'gone'
    WHERE state IN ('coming', 'whole') AND touched_ms < ? AND key NOT IN (SELECT value FROM json_each(?))`,
  forgetFile: `DELETE FROM files WHERE key = ? AND state = 'gone'`,
  filesOfOwner: `
    SELECT coalesce(sum(bytes), 0) AS bytes, coalesce(sum(state <> 'kept'), 0) AS unfinished
    FROM files WHERE owner = ? AND state <> 'gone'`,
  filesOfAll: `SELECT coalesce(sum(bytes), 0) AS bytes FROM files WHERE state <> 'gone'`,

  person: `SELECT id FROM people WHERE folded = ? AND key = ?`,
  addPerson: `INSERT INTO people (folded, key, name) VALUES (?, ?, ?) RETURNING id`,

  setRead: `
    INSERT INTO read_positions (person, room, number) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET number = excluded.number WHERE excluded.number > number`,
} as const;
