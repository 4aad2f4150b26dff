import { expect, test } from "vitest";
import { reasons } from "../../src/features/start/beginning.svelte";
import type { RiskReport, TaskRisk } from "../../src/lib/bindings";
import { call, take } from "../window";
import { scaleOf, split, waterfall } from "../../src/features/risk/waterfall";

await take("ten days");
const read = (code: string, seniority: RiskReport["seniority"], at: RiskReport["at"]): Promise<RiskReport> =>
  call("read_risk", { code, seniority, at, what_if: null });
const levels = ["junior", "mid", "senior", "lead"] as const;
const own = await Promise.all(
  levels.flatMap((level) =>
    (["now", "+2y", "2030"] as const).map((at) => read("machine-learning-engineer", level, at)),
  ),
);
const others = await Promise.all(
  ["mlops-engineer", "ai-governance-specialist", "15-1252.00", "29-1141.00", "23-2011.00", "15-2051.00"].map(
    (code) => read(code, "mid", "now"),
  ),
);
const reports = [...own, ...others];
const [first] = own as [RiskReport];

test.each(reports.map((report) => [report.occupation.code, report.seniority, report.at, report] as const))(
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
  const shown = first.base_shown + first.outlook.reduce((sum, shift) => sum + shift.shown, 0);
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

test("reasons show both directions when there are two", () => {
  for (const report of reports) {
    const shown = [...report.tasks, ...report.outlook].map((part) => part.shown);
    const told = reasons(report, 4).map((reason) => reason.points);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(told.some((points) => points > 0)).toBe(shown.some((points) => points > 0));
    expect(told.some((points) => points < 0)).toBe(shown.some((points) => points < 0));
    expect(Math.abs(told[0] ?? 0)).toBe(Math.max(...shown.map(Math.abs)));
  }
});

test("what AI does with the week sums to the whole week", () => {
  for (const report of reports) {
    expect(split(report).reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 6);
  }
});
