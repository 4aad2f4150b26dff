import { expect, test } from "vitest";
import type { Reached } from "../../src/lib/bindings";
import { person } from "../scenes";
import { call, take } from "../window";
import {
  open,
  passes,
  scales,
  sorted,
  turned,
  type Column,
  type Order,
} from "../../src/features/paths/reach";

await take("ten days");
const { reached: rows } = await call("explore_paths", { ...person, preferences: null });
const [first] = rows as [Reached];

test("everything passes until something is asked for", () => {
  expect(rows.every((row) => passes(row, open))).toBe(true);
});

test("each limit holds by itself", () => {
  expect(passes(first, { ...open, pay: (first.wage ?? 0) + 1 })).toBe(false);
  expect(passes(first, { ...open, growth: first.growth * 100 + 1 })).toBe(false);
  expect(passes(first, { ...open, hours: first.hours.p50 - 1 })).toBe(false);
  expect(passes(first, { ...open, score: first.score - 1 })).toBe(false);
  expect(passes({ ...first, via: first.occupation }, { ...open, direct: true })).toBe(false);
});

test("pay that is not published passes only while none is asked for", () => {
  const unknown = { ...first, wage: null };
  expect(passes(unknown, open)).toBe(true);
  expect(passes(unknown, { ...open, pay: 0 })).toBe(false);
});

test("the scales hold every row, in whole steps", () => {
  const scale = scales(rows);
  for (const row of rows) {
    expect(row.wage).toBeGreaterThanOrEqual(scale.pay.min);
    expect(row.hours.p50).toBeLessThanOrEqual(scale.hours.max);
    expect(row.score).toBeLessThanOrEqual(scale.score.max);
    expect(row.growth * 100).toBeGreaterThanOrEqual(scale.growth.min);
  }
  for (const { min, max, step } of Object.values(scale)) expect((max - min) % step).toBe(0);
  expect(scales([]).pay).toEqual({ min: 0, max: 5000, step: 5000 });
});

test("a column is sorted with the better first, turned round, and left alone", () => {
  const once = turned(null, "pay");
  expect(once).toEqual({ by: "pay", down: true });
  expect(turned(once, "pay")).toEqual({ by: "pay", down: false });
  expect(turned(turned(once, "pay"), "pay")).toBeNull();
  expect(turned(once, "score")).toEqual({ by: "score", down: false });
});

const value: Record<Column, (row: Reached) => string | number> = {
  title: (row) => row.occupation.title,
  via: (row) => row.via?.title ?? "",
  score: (row) => row.score,
  pay: (row) => row.wage ?? 0,
  growth: (row) => row.growth,
  hours: (row) => row.hours.p50,
  likeness: (row) => row.similarity_percentile,
};

test.each(Object.keys(value) as Column[])("%s sorts both ways and loses no row", (by) => {
  const up = sorted(rows, { by, down: false });
  const down = sorted(rows, { by, down: true });
  expect(new Set(up)).toEqual(new Set(rows));
  const values = up.map(value[by]);
  const inOrder = values.every((one, i) => {
    const before = values[i - 1];
    if (before === undefined) return true;
    return typeof one === "string" ? String(before).localeCompare(one) <= 0 : Number(before) <= one;
  });
  expect(inOrder).toBe(true);
  expect(down.map(value[by])).toEqual(values.toReversed());
});

test("what is not published is last either way, and no order keeps the given one", () => {
  const some = [{ ...first, wage: null }, ...rows.slice(1, 4)];
  for (const down of [true, false]) {
    const order: Order = { by: "pay", down };
    expect(sorted(some, order).at(-1)?.wage).toBeNull();
  }
  expect(sorted(rows, null)).toEqual(rows);
});
