/** The schema, step by step: a step that was released is never changed, another is added behind it. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE names (
    folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key BLOB NOT NULL CHECK (length(key) = 32),
    claimed_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE looks (
    look TEXT PRIMARY KEY,
    folded TEXT NOT NULL REFERENCES names (folded) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX looks_by_name ON looks (folded);

  -- Of tokens only the digest is kept: whoever reads the file cannot use them.
  CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
    note TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    used_ms INTEGER,
    used_by BLOB CHECK (length(used_by) = 32)
  ) STRICT;

  CREATE TABLE admissions (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),
    admitted_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE listening (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    host TEXT NOT NULL,
    port INTEGER NOT NULL
  ) STRICT
  `,
  `
  -- Whoever was ever welcomed with an identity key. AUTOINCREMENT: an id is never another person's.
  CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folded TEXT NOT NULL,
    key BLOB NOT NULL CHECK (length(key) = 32),
    name TEXT NOT NULL,
    UNIQUE (folded, key)
  ) STRICT;

  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id < 2097152),
    kind TEXT NOT NULL CHECK (kind IN ('lobby', 'public', 'private', 'direct')),
    name TEXT,
    folded TEXT UNIQUE,
    topic TEXT NOT NULL,
    -- Of a direct room: the ids of its people, so that it is found again.
    people TEXT UNIQUE,
    maker INTEGER REFERENCES people (id),
    open_id BLOB CHECK (length(open_id) = 16),
    made_ms INTEGER NOT NULL,
    first INTEGER NOT NULL DEFAULT 1,
    last INTEGER NOT NULL DEFAULT 0,
    last_seq INTEGER NOT NULL DEFAULT 0,
    -- JSON; null: as in common_retention.
    retention TEXT,
    UNIQUE (maker, open_id)
  ) STRICT;
  INSERT INTO rooms (id, kind, name, folded, topic, made_ms) VALUES (1, 'lobby', 'lobby', 'lobby', '', 0);

  CREATE TABLE common_retention (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), retention TEXT NOT NULL) STRICT;
  INSERT INTO common_retention VALUES (1, '{}');

  CREATE TABLE members (
    room INTEGER NOT NULL REFERENCES rooms (id),
    person INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'moderator', 'member', 'muted')),
    PRIMARY KEY (room, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE entries (
    -- Room and number in one: see room-log/sqlite/place.ts.
    place INTEGER PRIMARY KEY,
    room INTEGER NOT NULL GENERATED ALWAYS AS (place >> 32) VIRTUAL,
    number INTEGER NOT NULL GENERATED ALWAYS AS (place & 4294967295) VIRTUAL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- One order over all rooms, for searches in several. It may have gaps.
    seq INTEGER NOT NULL,
    person INTEGER,
    name TEXT NOT NULL,
    guest INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    -- Columns of the content: see room-log/sqlite/content-row.ts.
    kind TEXT NOT NULL,
    about INTEGER,
    text TEXT,
    more TEXT,
    -- Of a text: the place of the edit that stands for it now.
    latest INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX entries_by_id ON entries (room, id);
  CREATE INDEX edits ON entries (room, about) WHERE kind = 'edit';

  CREATE TABLE reactions (
    mark_order INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    mark TEXT NOT NULL,
    person INTEGER NOT NULL,
    UNIQUE (place, mark, person)
  ) STRICT;

  CREATE TABLE pins (
    place INTEGER PRIMARY KEY,
    -- The number of the entry that pinned it.
    pinned INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE read_positions (
    person INTEGER NOT NULL,
    room INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (person, room)
  ) STRICT, WITHOUT ROWID;

  -- The present texts, by place. The index holds no copy of them, and forgets for good what is deleted.
  CREATE VIRTUAL TABLE words USING fts5 (
    text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
  );
  INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)
  `,
  // Moderation: who is kept out or quiet, who may do that, and who did.
  `
  CREATE TABLE bans (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('address', 'key', 'name')),
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    ends_ms INTEGER,
    UNIQUE (kind, subject)
  ) STRICT;

  -- Bans are asked for at every connection, so a server keeps them in memory; this tells it when they have changed.
  CREATE TABLE ban_changes (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    count INTEGER NOT NULL
  ) STRICT;
  INSERT INTO ban_changes VALUES (1, 0);
  CREATE TRIGGER ban_inserted AFTER INSERT ON bans BEGIN UPDATE ban_changes SET count = count + 1; END;
  CREATE TRIGGER ban_updated AFTER UPDATE ON bans BEGIN UPDATE ban_changes SET count = count + 1; END;
  CREATE TRIGGER ban_deleted AFTER DELETE ON bans BEGIN UPDATE ban_changes SET count = count + 1; END;

  -- "subject" is a fingerprint, or a folded name of somebody without a key.
  CREATE TABLE mutes (
    subject TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    ends_ms INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE lockdown (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    mode TEXT NOT NULL CHECK (mode IN ('off', 'known', 'closed')),
    made_by TEXT NOT NULL,
    made_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE staff (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),
    role TEXT NOT NULL CHECK (role IN ('owner', 'moderator')),
    made_by TEXT NOT NULL,
    made_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The role that comes with an invitation, if any.
  ALTER TABLE invitations ADD COLUMN role TEXT CHECK (role IN ('owner', 'moderator'));

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;

  CREATE TABLE last_backup (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at_ms INTEGER NOT NULL
  ) STRICT;

  CREATE INDEX names_by_key ON names (key)
  `,
  `
  -- Keys that may do little: see bots/bot.ts. Lists are JSON.
  CREATE TABLE bots (
    key_digest BLOB PRIMARY KEY CHECK (length(key_digest) = 32),
    label TEXT NOT NULL UNIQUE,
    rooms TEXT NOT NULL,
    verbs TEXT NOT NULL,
    until_ms INTEGER
  ) STRICT, WITHOUT ROWID
  `,
  `
  -- The room that an invitation brings into, if any.
  ALTER TABLE invitations ADD COLUMN room INTEGER REFERENCES rooms (id)
  `,
  `
  -- Files of rooms: see room-log/file-records.ts. Their bytes are in the folder "files", by these keys.
  CREATE TABLE files (
    key TEXT PRIMARY KEY CHECK (length(key) = 32),
    room INTEGER NOT NULL REFERENCES rooms (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    owner TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    state TEXT NOT NULL CHECK (state IN ('coming', 'whole', 'kept', 'gone')),
    touched_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX files_by_id ON files (room, id) WHERE state <> 'gone';
  CREATE INDEX files_by_owner ON files (owner, state);
  CREATE INDEX files_by_state ON files (state, touched_ms);

  -- However an entry goes, its file goes with it, in the same transaction.
  CREATE TRIGGER file_erased AFTER UPDATE OF text ON entries WHEN old.kind = 'file' AND new.text IS NULL BEGIN
    UPDATE files SET state = 'gone' WHERE room = (old.place >> 32) AND id = old.id AND state = 'kept';
  END;
  CREATE TRIGGER file_expired AFTER DELETE ON entries WHEN old.kind = 'file' BEGIN
    UPDATE files SET state = 'gone' WHERE room = (old.place >> 32) AND id = old.id AND state = 'kept';
  END
  `,
];
