import { describe, expect, test } from "vitest";
import { addDays, daysBetween, nextMonday, relativeDay, weekday } from "./dates";

describe("civil dates", () => {
  test("ninety days from a Monday end on a Saturday twelve weeks and six days later", () => {
    expect(addDays("2026-01-05", 89)).toBe("2026-04-04");
    expect(daysBetween("2026-01-05", "2026-04-04") + 1).toBe(90);
  });

  test.each([
    ["2026-03-28", 1, "2026-03-29"],
    ["2026-03-29", 1, "2026-03-30"],
    ["2026-10-25", 1, "2026-10-26"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
  ])("%s moved by %i is %s, whatever the clocks do", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  test("every day of a leap year follows the one before", () => {
    let day = "2028-01-01";
    const seen = new Set<string>();
    while (day < "2029-01-01") {
      expect(seen.has(day)).toBe(false);
      seen.add(day);
      expect(weekday(addDays(day, 1))).toBe((weekday(day) + 1) % 7);
      day = addDays(day, 1);
    }
    expect(seen.size).toBe(366);
  });

  test("next Monday is never today", () => {
    expect(nextMonday("2026-01-05")).toBe("2026-01-12");
    expect(nextMonday("2026-01-11")).toBe("2026-01-12");
  });

  test("near days have names", () => {
    expect(relativeDay("2026-01-05", "2026-01-05")).toBe("today");
    expect(relativeDay("2026-01-06", "2026-01-05")).toBe("tomorrow");
    expect(relativeDay("2026-01-04", "2026-01-05")).toBe("yesterday");
    expect(relativeDay("2026-01-09", "2026-01-05")).toContain("9");
  });
});
