-- What a person made keeps one id for ever (a UUID of version 7), whatever its number or its place. What refers to
-- it names that id. Numbers that people see (E3, S4) are counted here and never go back.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE,    -- a table, or `step` and `milestone` with the plan's number: step-2
  last INTEGER NOT NULL
) STRICT;

ALTER TABLE plan ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE ai_use ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE own_task ADD COLUMN uid TEXT NOT NULL DEFAULT '';

CREATE TABLE made (
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)),
  rest TEXT NOT NULL DEFAULT (lower(hex(randomblob(10)))),
  uid TEXT NOT NULL AS (
    printf('%08x-%04x-7%s-8%s-%s', at >> 16, at & 65535, substr(rest, 1, 3), substr(rest, 4, 3), substr(rest, 7, 12))
  ),
  PRIMARY KEY (tbl, row)
) STRICT, WITHOUT ROWID;
INSERT INTO made (tbl, row)
  SELECT 'plan', id FROM plan UNION
  SELECT 'milestone', id FROM milestone UNION
  SELECT 'step', id FROM step UNION
  SELECT 'entry', id FROM entry UNION
  SELECT 'evidence', id FROM evidence UNION
  SELECT 'claim', id FROM claim UNION
  SELECT 'comment', id FROM comment UNION
  SELECT 'ai_use', id FROM ai_use UNION
  SELECT 'own_task', id FROM own_task UNION
  SELECT DISTINCT tbl, row FROM change
  WHERE tbl IN ('plan', 'milestone', 'step', 'entry', 'evidence', 'claim', 'comment', 'ai_use', 'own_task');
UPDATE plan SET uid = (SELECT uid FROM made WHERE tbl = 'plan' AND row = id);
UPDATE milestone SET uid = (SELECT uid FROM made WHERE tbl = 'milestone' AND row = id);
UPDATE step SET uid = (SELECT uid FROM made WHERE tbl = 'step' AND row = id);
UPDATE entry SET uid = (SELECT uid FROM made WHERE tbl = 'entry' AND row = id);
UPDATE evidence SET uid = (SELECT uid FROM made WHERE tbl = 'evidence' AND row = id);
UPDATE claim SET uid = (SELECT uid FROM made WHERE tbl = 'claim' AND row = id);
UPDATE comment SET uid = (SELECT uid FROM made WHERE tbl = 'comment' AND row = id);
UPDATE ai_use SET uid = (SELECT uid FROM made WHERE tbl = 'ai_use' AND row = id);
UPDATE own_task SET uid = (SELECT uid FROM made WHERE tbl = 'own_task' AND row = id);
UPDATE change SET
  before = json_set(before, '$.uid', (SELECT uid FROM made WHERE made.tbl = change.tbl AND made.row = change.row)),
  after = json_set(after, '$.uid', (SELECT uid FROM made WHERE made.tbl = change.tbl AND made.row = change.row))
WHERE tbl IN (SELECT tbl FROM made);

-- A reference is an id, a bar, and the handle as it was. A handle that several plans had, or that nothing has,
-- keeps an empty id: nobody guesses which was meant.
CREATE TABLE meant (was TEXT PRIMARY KEY, ref TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meant
  SELECT name, iif(count(*) = 1, max(uid), '') || '|' || name FROM milestone GROUP BY name UNION ALL
  SELECT name, iif(count(*) = 1, max(uid), '') || '|' || name FROM step GROUP BY name UNION ALL
  SELECT 'check-' || name, iif(count(*) = 1, max(uid), '') || '|check-' || name FROM milestone GROUP BY name UNION ALL
  SELECT 'entry-' || row, uid || '|entry-' || row FROM made WHERE tbl = 'entry' UNION ALL
  SELECT 'E' || row, uid || '|E' || row FROM made WHERE tbl = 'evidence' UNION ALL
  SELECT 'C' || row, uid || '|C' || row FROM made WHERE tbl = 'claim';
UPDATE evidence SET milestone = coalesce((SELECT ref FROM meant WHERE was = milestone), '|' || milestone);
UPDATE comment SET claim = coalesce((SELECT ref FROM meant WHERE was = claim), '|' || claim);
UPDATE claim SET evidence = (
  SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), '|' || value)) FROM json_each(evidence)
);
UPDATE entry SET links = (
  SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), value)) FROM json_each(links)
);
-- The same in the history.
UPDATE change SET
  before = json_set(before, '$.milestone',
    coalesce((SELECT ref FROM meant WHERE was = before ->> 'milestone'), '|' || (before ->> 'milestone'))),
  after = json_set(after, '$.milestone',
    coalesce((SELECT ref FROM meant WHERE was = after ->> 'milestone'), '|' || (after ->> 'milestone')))
WHERE tbl = 'evidence';
UPDATE change SET
  before = json_set(before, '$.claim', coalesce((SELECT ref FROM meant WHERE was = before ->> 'claim'), '|' || (before ->> 'claim'))),
  after = json_set(after, '$.claim', coalesce((SELECT ref FROM meant WHERE was = after ->> 'claim'), '|' || (after ->> 'claim')))
WHERE tbl = 'comment';
UPDATE change SET
  before = json_set(before, '$.evidence', (
    SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), '|' || value)) FROM json_each(before ->> 'evidence'))),
  after = json_set(after, '$.evidence', (
    SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), '|' || value)) FROM json_each(after ->> 'evidence')))
WHERE tbl = 'claim';
UPDATE change SET
  before = json_set(before, '$.links', (
    SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), value)) FROM json_each(before ->> 'links'))),
  after = json_set(after, '$.links', (
    SELECT json_group_array(coalesce((SELECT ref FROM meant WHERE was = value), value)) FROM json_each(after ->> 'links')))
WHERE tbl = 'entry';
DROP TABLE meant;
DROP TABLE made;

-- A note is for nobody but the person; this is the sentence that others may read.
ALTER TABLE milestone ADD COLUMN proof TEXT NOT NULL DEFAULT '';

-- When Waymark was opened is a fact about the clock: undo leaves it alone.
DELETE FROM change WHERE tbl = 'visit';
-- An operation that could not be undone, because something else changed what it had left, stays; undo goes on with
-- the one before.
ALTER TABLE operation ADD COLUMN stays INTEGER NOT NULL DEFAULT 0 CHECK (stays IN (0, 1));

CREATE UNIQUE INDEX plan_uid ON plan (uid);
CREATE UNIQUE INDEX milestone_uid ON milestone (uid);
CREATE UNIQUE INDEX step_uid ON step (uid);
CREATE UNIQUE INDEX entry_uid ON entry (uid);
CREATE UNIQUE INDEX evidence_uid ON evidence (uid);
CREATE UNIQUE INDEX claim_uid ON claim (uid);
CREATE UNIQUE INDEX comment_uid ON comment (uid);
CREATE UNIQUE INDEX ai_use_uid ON ai_use (uid);
CREATE UNIQUE INDEX own_task_uid ON own_task (uid);

-- What a person calls it: a plan that rests is named with its steps and milestones.
CREATE VIEW handle (uid, handle) AS
  SELECT m.uid, iif(p.current, m.name, 'P' || p.id || '-' || m.name) FROM milestone m JOIN plan p ON p.id = m.plan
  UNION ALL
  SELECT s.uid, iif(p.current, s.name, 'P' || p.id || '-' || s.name) FROM step s JOIN plan p ON p.id = s.plan
  UNION ALL
  SELECT uid, 'entry-' || id FROM entry
  UNION ALL
  SELECT uid, 'E' || id FROM evidence
  UNION ALL
  SELECT uid, 'C' || id FROM claim;
