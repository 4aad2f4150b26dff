-- What AI did in a piece of work, as the person logged it.
CREATE TABLE ai_use (
  id INTEGER PRIMARY KEY,       -- shown as A1, A2, …
  date TEXT NOT NULL,           -- logical date
  task TEXT NOT NULL,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  quality INTEGER CHECK (quality BETWEEN 1 AND 5),
  minutes_saved INTEGER
) STRICT;

-- What somebody else said of a sentence.
CREATE TABLE comment (
  id INTEGER PRIMARY KEY,       -- shown as N1, N2, …
  date TEXT NOT NULL,           -- logical date on which it was taken in
  claim TEXT NOT NULL,          -- id of the claim: C2, M3, E4
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (claim, author, text)
) STRICT;

-- The logical date on which the person said how their week is: what they had practised by then is in it.
ALTER TABLE share ADD COLUMN since TEXT;
