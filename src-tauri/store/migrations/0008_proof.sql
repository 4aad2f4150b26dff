-- What was added by hand as evidence; what a plan and entries hold by themselves is not kept twice.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,       -- shown as E1, E2, …
  date TEXT NOT NULL,           -- logical date
  kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'number')),
  text TEXT NOT NULL,           -- what it shows; for a number, what was counted
  source TEXT NOT NULL,         -- path or link
  hash TEXT,                    -- SHA-256 of the file's bytes when it was added
  before REAL,
  after REAL,
  unit TEXT,
  milestone TEXT,               -- of the plan that runs
  skill TEXT,
  task TEXT
) STRICT;

-- Sentences that the person wrote about themselves.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,       -- shown as C1, C2, …
  date TEXT NOT NULL,           -- logical date
  text TEXT NOT NULL,
  evidence TEXT NOT NULL,       -- JSON list of ids: check-M3, entry-12, E4
  skill TEXT
) STRICT;
