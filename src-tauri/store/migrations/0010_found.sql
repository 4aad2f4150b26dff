-- What is looked for in the history is found without reading all of it: how one row stood before, and what
-- can be redone, which every write gives up.
CREATE INDEX change_of_row ON change (tbl, row);
CREATE INDEX operation_undone ON operation (id) WHERE state = 'undone';
