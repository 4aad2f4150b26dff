-- A visit gets a number, as every row has that leaves with the journal.
ALTER TABLE visit RENAME TO visited;
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  zone TEXT NOT NULL
) STRICT;
INSERT INTO visit (date, at, zone) SELECT date, at, zone FROM visited ORDER BY date;
DROP TABLE visited;

-- When it was tried whether a backup would bring the journal back: a fact about this machine.
CREATE TABLE drill (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,           -- logical date
  backup TEXT NOT NULL,
  trouble TEXT                  -- what went wrong; null when it would have come back
) STRICT;
