-- How somebody divides their week, in proportion; no rows for the usual week.
CREATE TABLE share (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL UNIQUE,
  share REAL NOT NULL CHECK (share >= 0)
) STRICT;

-- Tasks in somebody's own words; facets in thirds, 0-3.
CREATE TABLE own_task (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,    -- own-1, own-2, …
  label TEXT NOT NULL,
  kind TEXT NOT NULL,           -- the kind of work that it is most like
  accountability INTEGER NOT NULL,
  trust INTEGER NOT NULL,
  tacit INTEGER NOT NULL,
  cost_of_error INTEGER NOT NULL
) STRICT;

-- Assumptions of the model that somebody sees otherwise.
CREATE TABLE assumption (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value REAL NOT NULL
) STRICT;
