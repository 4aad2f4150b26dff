-- What living in a plan adds to its steps: minutes so far, how one was left out, its place in the
-- order of work.
ALTER TABLE step ADD COLUMN spent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN left_as TEXT CHECK (left_as IN ('skipped', 'dropped', 'parked'));
ALTER TABLE step ADD COLUMN place REAL NOT NULL DEFAULT 0;
UPDATE step SET place = id;

-- Minutes worked on a step without finishing it.
CREATE TABLE sitting (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  step TEXT NOT NULL,
  date TEXT NOT NULL,           -- logical date
  at TEXT NOT NULL,             -- instant, RFC 3339
  zone TEXT NOT NULL,           -- IANA name
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 960),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX sitting_of_plan ON sitting (plan);

-- Every time a step changed its day, so that any past day can be shown as it was meant.
CREATE TABLE moved (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,           -- the step
  day TEXT NOT NULL,            -- where it stood
  date TEXT NOT NULL            -- logical date of the move
) STRICT;
CREATE INDEX moved_of_plan ON moved (plan);

-- Checkpoints that were held.
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  day INTEGER NOT NULL,         -- 30, 60, 90
  date TEXT NOT NULL,
  UNIQUE (plan, day)
) STRICT;

-- Logical dates on which Waymark was opened: a fact about the clock and no operation, so it is not
-- undone. Tells days skipped by travel from days without work.
CREATE TABLE visit (
  date TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  zone TEXT NOT NULL
) STRICT;

-- When a level was rated: what is practised afterwards may propose a higher one.
ALTER TABLE level ADD COLUMN rated_on TEXT;
CREATE INDEX step_of_plan ON step (plan, place);
