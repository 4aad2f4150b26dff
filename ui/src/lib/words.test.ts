import { expect, test } from "vitest";
import { bandWords, bytes, capital, count, finishWords, hoursRange, minutes, percent, signed } from "./words";

test("a band is a range of words when the range spans two", () => {
  expect(bandWords(["very_low"])).toBe("very low");
  expect(bandWords(["very_low", "low"])).toBe("very low to low");
  expect(bandWords([])).toBe("not rated");
});

test("minutes read as hours from sixty on", () => {
  expect([25, 60, 90, 190, 0].map(minutes)).toEqual(["25 min", "1 h", "1 h 30 min", "3 h 10 min", "0 min"]);
});

test("a signed figure has a true minus, and nothing has no sign", () => {
  expect([3, -2, 0, -0.2].map((points) => signed(points))).toEqual(["+3", "−2", "0", "0"]);
  expect(signed(-0.25, 1)).toBe("−0.3");
});

test("hours are a range unless both ends are the same hour", () => {
  expect(hoursRange({ p10: 18.2, p50: 25, p90: 31.4 })).toBe("18–31 h");
  expect(hoursRange({ p10: 2.1, p50: 2.2, p90: 2.4 })).toBe("2 h");
});

test("a sentence begins with a capital, whatever follows", () => {
  expect(["demand", "AI adjacency", ""].map(capital)).toEqual(["Demand", "AI adjacency", ""]);
});

test("one is not many", () => {
  expect([count(0, "step"), count(1, "step"), count(2, "entry", "entries")]).toEqual([
    "0 steps",
    "1 step",
    "2 entries",
  ]);
});

test("bytes and shares are short", () => {
  expect([bytes(512), bytes(98_304), bytes(2_500_000)]).toEqual(["512 B", "98 kB", "2.5 MB"]);
  expect(percent(0.335, 1)).toBe("33.5%");
});

test("a plan's end is two dates, or one when the slack absorbs the longer case", () => {
  expect(finishWords({ p50: "2026-04-01", p80: "2026-04-04" })).toMatch(
    /As likely .* 1.*four times in five .* 4/,
  );
  expect(finishWords({ p50: "2026-04-04", p80: "2026-04-04" })).toMatch(/^Four times in five .* 4/);
});
