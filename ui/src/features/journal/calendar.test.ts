import { expect, test } from "vitest";
import { addMonths, dayWords, weekdays, weeksOf } from "./calendar";

const numbers = (date: string): (number | undefined)[][] =>
  weeksOf(date, []).map((week) => week.map((cell) => cell?.number));

test("a month is shown in weeks from Monday on, with nothing of other months", () => {
  const none = undefined;
  const january = numbers("2026-01-31");
  expect(january[0]).toEqual([none, none, none, 1, 2, 3, 4]);
  expect(january.at(-1)).toEqual([26, 27, 28, 29, 30, 31, none]);
  expect(numbers("2027-02-10"), "four whole weeks").toHaveLength(4);
  expect(numbers("2026-08-01"), "six weeks").toHaveLength(6);
  expect(numbers("2028-02-01").flat().filter(Boolean)).toHaveLength(29);
});

test("each day knows its entries", () => {
  const cells = weeksOf("2026-01-05", [
    { date: "2026-01-05" },
    { date: "2026-01-05" },
    { date: "2025-01-05" },
  ]);
  expect(cells.flat().filter((cell) => (cell?.entries ?? 0) > 0)).toEqual([
    { date: "2026-01-05", number: 5, entries: 2 },
  ]);
  expect(dayWords("2026-03-12", 2)).toContain(", 2 entries");
  expect(dayWords("2026-03-12", 1)).toContain(", 1 entry");
  expect(dayWords("2026-03-12", 0)).toContain(", no entries");
});

test("a month on or back keeps the day where it can", () => {
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
  expect(addMonths("2026-05-31", 1)).toBe("2026-06-30");
  expect(addMonths("2026-12-31", 1)).toBe("2027-01-31");
});

test("the week begins on Monday", () => {
  expect(weekdays).toHaveLength(7);
  expect(new Set(weekdays.map((day) => day.long)).size).toBe(7);
});
