-- What somebody answered about their own work: a question's key and the id of what was chosen.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,     -- for example share:evaluation-design
  choice TEXT NOT NULL
) STRICT;
