-- What somebody wants of a path; at most one row.
CREATE TABLE wishes (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL            -- JSON
) STRICT;

-- Occupations that somebody keeps an eye on.
CREATE TABLE pin (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL            -- logical date
) STRICT;
