import { expect, test } from "vitest";
import type { Entry } from "../../lib/bindings";
import { byDay, isNarrow, linkCounts, matching, onThisDay, tagCounts, type Filter } from "./days";

const entry = (id: number, date: string, tags: string[] = []): Entry => ({
  id,
  uid: `entry-${id}`,
  date,
  text: "x",
  tags,
  links: [],
});

test("the newest day comes first, and a day reads as it was written", () => {
  const days = byDay([entry(2, "2026-01-05"), entry(3, "2026-01-07"), entry(1, "2026-01-05")]);
  expect(days.map((day) => [day.date, day.entries.map((one) => one.id)])).toEqual([
    ["2026-01-07", [3]],
    ["2026-01-05", [1, 2]],
  ]);
});

test("tags are counted, most used first", () => {
  const list = [
    entry(1, "2026-01-05", ["b", "a"]),
    entry(2, "2026-01-06", ["b"]),
    entry(3, "2026-01-07", ["c"]),
  ];
  expect(tagCounts(list)).toEqual([
    ["b", 2],
    ["a", 1],
    ["c", 1],
  ]);
});

test("what was written to the day a month, a year and three years ago comes up, and nothing else", () => {
  const entry = (id: number, date: string) => ({
    id,
    uid: "",
    date,
    text: `Entry ${id}`,
    tags: [],
    links: [],
  });
  const entries = [
    entry(1, "2025-12-15"),
    entry(2, "2025-01-15"),
    entry(3, "2023-01-15"),
    entry(4, "2026-01-14"),
    entry(5, "2025-12-16"),
  ];
  expect(onThisDay(entries, "2026-01-15").map(({ ago, entries: found }) => [ago, found[0]?.id])).toEqual([
    ["A month ago", 1],
    ["A year ago", 2],
    ["3 years ago", 3],
  ]);
  expect(onThisDay(entries, "2026-03-31"), "February has no 31st").toEqual([]);
});

test("a list is narrowed to a day, a tag and what it speaks of, and to all of them at once", () => {
  const list = [
    { ...entry(1, "2026-01-05", ["a"]), links: ["S1"] },
    { ...entry(2, "2026-01-05", ["b"]), links: ["S1", "with:manager"] },
    entry(3, "2026-01-06", ["a"]),
  ];
  const ids = (filter: Filter): number[] => matching(list, filter).map((one) => one.id);
  expect(ids({})).toEqual([1, 2, 3]);
  expect(ids({ day: "2026-01-05" })).toEqual([1, 2]);
  expect(ids({ tag: "a" })).toEqual([1, 3]);
  expect(ids({ link: "S1", tag: "b", day: "2026-01-05" })).toEqual([2]);
  expect([isNarrow({}), isNarrow({ day: undefined }), isNarrow({ link: "S1" })]).toEqual([
    false,
    false,
    true,
  ]);
  expect(linkCounts(list)).toEqual([
    ["S1", 2],
    ["with:manager", 1],
  ]);
});
