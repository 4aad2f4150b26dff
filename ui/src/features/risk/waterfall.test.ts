import { expect, test } from "vitest";
import type { RiskReport, TaskRisk } from "../../lib/bindings";
import reports from "../../lib/golden/risk.json";
import { scaleOf, split, waterfall } from "./waterfall";

const golden = reports as unknown as RiskReport[];
const [first] = golden;
if (!first) throw new Error("The golden data holds a score.");

test.each(golden.map((report) => [report.occupation.code, report.seniority, report.at, report] as const))(
  "the printed points of %s %s %s sum to the printed score",
  (_code, _seniority, _at, report) => {
    const bars = waterfall(report);
    expect(bars.slice(0, -1).reduce((sum, bar) => sum + bar.shown, 0)).toBe(report.score);
    expect(bars.at(-2)?.to).toBe(report.score);
  },
);

test("each bar begins where the one before it ended", () => {
  const bars = waterfall(first).slice(0, -1);
  bars.slice(1).forEach((bar, i) => expect(bar.from).toBe(bars[i]?.to));
});

test("many tasks keep their sum: the smallest become one bar", () => {
  const one = first.tasks[0] as TaskRisk;
  const tasks = Array.from({ length: 25 }, (_, i) => ({
    ...one,
    id: `task-${i}`,
    label: `Task ${i}`,
    points: 1 - i / 10,
    shown: i < 5 ? 1 : i > 19 ? -1 : 0,
  }));
  const shown = first.base_shown + first.outlook.reduce((sum, part) => sum + part.shown, 0);
  const bars = waterfall({ ...first, tasks, score: shown });
  expect(bars.filter((bar) => bar.kind === "task")).toHaveLength(10);
  expect(bars.find((bar) => bar.name === "16 smaller tasks")).toBeDefined();
  expect(bars.at(-2)?.to).toBe(shown);
});

test("the scale holds every bar, also below zero", () => {
  expect(
    scaleOf([
      { name: "a", kind: "base", figure: "base", shown: 27, from: 0, to: 27 },
      { name: "b", kind: "task", figure: "task:b", shown: -33, from: 27, to: -6 },
    ]),
  ).toEqual({ low: -10, high: 30 });
});

test("what AI does with the week sums to the whole week", () => {
  for (const report of golden) {
    expect(split(report).reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 6);
  }
});
