import { expect, test } from "vitest";
import { moved, printed, type Part } from "./week";

const week = (...shares: number[]): Part[] =>
  shares.map((share, place) => ({
    id: `t${place}`,
    label: `Task ${place}`,
    share,
    locked: false,
    own: false,
  }));
const total = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.share, 0);

test("the others give way in proportion", () => {
  const after = moved(week(20, 60, 20), "t0", 60);
  expect(after.map((part) => part.share)).toEqual([60, 30, 10]);
});

test("what is locked stays, and bounds what the rest can be", () => {
  const parts = week(20, 60, 20);
  if (parts[1]) parts[1].locked = true;
  expect(moved(parts, "t0", 35).map((part) => part.share)).toEqual([35, 60, 5]);
  expect(moved(parts, "t0", 90).map((part) => part.share)).toEqual([40, 60, 0]);
});

test("where nothing else is free, nothing moves", () => {
  const parts = week(50, 50);
  if (parts[1]) parts[1].locked = true;
  expect(moved(parts, "t0", 80)).toEqual(parts);
});

test("parts that were nothing share evenly what is left", () => {
  expect(moved(week(100, 0, 0), "t0", 40).map((part) => part.share)).toEqual([40, 30, 30]);
});

test("whatever is moved wherever, the week stays whole and no part turns negative", () => {
  let parts = week(30, 25, 20, 15, 7, 3);
  // A fixed walk through many states, locks included.
  for (let step = 1; step <= 10_000; step++) {
    const place = (step * 7919) % parts.length;
    const part = parts[place];
    if (!part) continue;
    if (step % 5 === 0) part.locked = !part.locked;
    parts = moved(parts, part.id, ((step * 104_729) % 1301) / 10 - 15);
    expect(Math.abs(total(parts) - 100)).toBeLessThan(1e-6);
    expect(parts.every((one) => one.share >= -1e-9)).toBe(true);
  }
});

test("printed percents sum to a hundred", () => {
  const parts = week(33.3, 33.3, 33.4);
  expect(printed(parts)).toEqual([33, 33, 34]);
  expect(printed(week(16.6, 16.7, 16.7, 50)).reduce((sum, one) => sum + one, 0)).toBe(100);
});
