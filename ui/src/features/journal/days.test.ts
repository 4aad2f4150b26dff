import { expect, test } from "vitest";
import type { Entry } from "../../lib/bindings";
import { byDay, tagCounts } from "./days";

const entry = (id: number, date: string, tags: string[] = []): Entry => ({
  id,
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
