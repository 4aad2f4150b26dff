-- Wall times at which a reminder was shown: a fact about the clock, like a visit, and not undone.
CREATE TABLE reminded (
  at TEXT PRIMARY KEY           -- local, without a zone
) STRICT;
