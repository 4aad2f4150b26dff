import { expect, test } from "vitest";
import type { Path } from "../../src/lib/bindings";
import { person } from "../scenes";
import { call, take } from "../window";
import { wage } from "../../src/lib/words";
import { pointsAndHours, growth, hours, likeness, pay, safety } from "../../src/features/paths/facts";

await take("ten days");
const { paths } = await call("read_paths", { ...person, preferences: null });
const nextDoor = paths.find((one) => one.kind === "next_door") as Path;
const path = (change: Partial<Path> = {}): Path => ({ ...nextDoor, ...change });

test("a path is called safer only when the rules say so", () => {
  expect(safety(path({ safer: true }))).toMatch(/^Safer than your work,/);
  expect(safety(path({ safer: true, kind: "reshape" }))).toMatch(/^Safer than your work now,/);
  expect(safety(path({ safer: false }))).toMatch(/^Not safer/);
  expect(safety(path({ safer: false, kind: "reshape" }))).toMatch(/^A small change/);
});

test("pay tells the amount with its year, and the difference from now", () => {
  const paid = path({ wage: 118_900, wage_year: 2024, wage_ratio: 1.06 });
  expect(pay(paid)).toBe(`${wage(118_900)} in 2024, 6% more than now`);
  expect(pay({ ...paid, wage_ratio: 0.8 })).toMatch(/, 20% less than now$/);
  expect(pay({ ...paid, wage_ratio: 1.001 })).toMatch(/, about as now$/);
  expect(pay({ ...paid, wage_ratio: null })).toMatch(/ in 2024$/);
  expect(pay({ ...paid, kind: "reshape" })).toMatch(/, as now$/);
  expect(pay({ ...paid, wage: null })).toBe("Not published");
});

test("growth names the years of its projection", () => {
  expect(growth(path({ growth: 0.297, growth_years: "2024-34" }))).toBe("+30% in 2024–34");
  expect(growth(path({ growth: -0.05, growth_years: "2026-36" }))).toBe("−5% in 2026–36");
});

test("hours are the median with their range, or one figure when both ends are it", () => {
  expect(hours({ p10: 307.6, p50: 367.5, p90: 427.3 })).toBe("368 h (308–427)");
  expect(hours({ p10: 2.1, p50: 2.2, p90: 2.4 })).toBe("2 h");
});

test("likeness is never rounded up to all pairs, and one's own work is one's own", () => {
  expect(likeness(path({ similarity_percentile: 99.9 }))).toBe("Closer than 99% of pairs");
  expect(likeness(path({ kind: "reshape", similarity_percentile: 100 }))).toBe("Your own work");
});

test("what a project does is said in points and hours", () => {
  const project = { project: "a", title: "A", agree: "Nobody.", hours: { p10: 7.2, p50: 9.5, p90: 12.6 } };
  expect(pointsAndHours({ ...project, points: -0.45 })).toBe("−0.5 points, 7–13 h");
});
