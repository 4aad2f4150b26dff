-- What somebody does, named and undoable. Row images before and after are kept per operation.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL,             -- instant, RFC 3339
  zone TEXT NOT NULL,           -- IANA name
  date TEXT NOT NULL,           -- logical date
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'gone'))
) STRICT;
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  before TEXT,                  -- JSON of the row; null when it was inserted
  after TEXT                    -- JSON of the row; null when it was deleted
) STRICT;
CREATE INDEX change_of_operation ON change (operation);

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  occupation TEXT NOT NULL,
  typed_title TEXT NOT NULL,
  seniority TEXT NOT NULL
) STRICT;
CREATE TABLE level (
  id INTEGER PRIMARY KEY,
  skill TEXT NOT NULL UNIQUE,
  level REAL NOT NULL CHECK (level BETWEEN 0 AND 7)
) STRICT;

-- A plan: what was proposed, as JSON that never changes, and what has a life of its own in rows.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  draft TEXT NOT NULL           -- JSON of the draft without milestones, steps and load
) STRICT;
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,           -- M1, M2, …
  day TEXT NOT NULL,
  body TEXT NOT NULL,           -- JSON of what never changes
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  done_on TEXT, done_at TEXT, done_zone TEXT, minutes INTEGER, note TEXT,
  UNIQUE (plan, name)
) STRICT;
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,           -- S1, S2, …
  milestone TEXT,
  day TEXT NOT NULL,
  estimate INTEGER NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped')),
  done_on TEXT, done_at TEXT, done_zone TEXT, minutes INTEGER, note TEXT,
  UNIQUE (plan, name)
) STRICT;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,
  text TEXT NOT NULL,
  tags TEXT NOT NULL,           -- JSON list
  links TEXT NOT NULL,          -- JSON list
  trashed INTEGER NOT NULL DEFAULT 0 CHECK (trashed IN (0, 1))
) STRICT;
CREATE INDEX entry_of_day ON entry (date);
CREATE VIRTUAL TABLE entry_text USING fts5 (text, tags, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER entry_text_insert AFTER INSERT ON entry BEGIN
  INSERT INTO entry_text (rowid, text, tags) VALUES (new.id, new.text, new.tags);
END;
CREATE TRIGGER entry_text_delete AFTER DELETE ON entry BEGIN
  INSERT INTO entry_text (entry_text, rowid, text, tags) VALUES ('delete', old.id, old.text, old.tags);
END;
CREATE TRIGGER entry_text_update AFTER UPDATE ON entry BEGIN
  INSERT INTO entry_text (entry_text, rowid, text, tags) VALUES ('delete', old.id, old.text, old.tags);
  INSERT INTO entry_text (rowid, text, tags) VALUES (new.id, new.text, new.tags);
END;

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,
  occupation TEXT NOT NULL,
  score INTEGER NOT NULL,
  point REAL NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  cause TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
