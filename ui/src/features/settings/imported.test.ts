import { expect, test } from "vitest";
import { inWords } from "./imported";

test("tables are told in words, sums and all, and none is left out", () => {
  const table = (name: string, added: number, changed = 0, removed = 0) => ({
    name,
    added,
    changed,
    removed,
  });
  const tables = [table("step", 50), table("plan", 1, 0, 1), table("entry", 0, 2, 3), table("visit", 4)];
  expect(inWords({ read: 57, tables, removes_most: false, done: null })).toEqual([
    { name: "Journal entries", added: 0, changed: 2, removed: 3 },
    { name: "Plans, milestones and steps", added: 51, changed: 0, removed: 1 },
    { name: "Settings and dates", added: 4, changed: 0, removed: 0 },
  ]);
});
