-- What somebody answered about their own work: a question's key and the id of what was chosen.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,     -- for example share:evaluation-design
  choice TEXT NOT NULL
) STRICT;

-- Ratings that somebody contests, with the reason.
CREATE TABLE contest (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,          -- very low, low, moderate, high, very high
  reason TEXT NOT NULL,
  date TEXT NOT NULL            -- logical date
) STRICT;
