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
];
