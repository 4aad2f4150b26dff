import { expect, test } from "vitest";
import type { Comparison, HorizonPoint, RiskReport } from "../../lib/bindings";
import reports from "../../lib/golden/risk.json";
import {
  agreementSentence,
  compareSentence,
  gateSentence,
  horizonSentence,
  inline,
  sensitivitySentence,
  strongholds,
} from "./sentences";

const golden = reports as unknown as RiskReport[];
const score = (code: string): RiskReport => {
  const found = golden.find((one) => one.occupation.code === code && one.seniority === "mid");
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const pair = (a: string, b: string): Comparison => ({ a: score(a), b: score(b), difference: [] });

test("measures that contradict each other are said to be contested", () => {
  expect(agreementSentence({ spread: 76.4, verdict: "contested" })).toMatch(
    /^Contested: .* 76 places of 100/,
  );
  expect(agreementSentence({ spread: 12, verdict: "stable" })).toMatch(/^Stable: .* 12 places/);
  expect(agreementSentence({ spread: 0, verdict: "unmeasured" })).toMatch(/^Fewer than two/);
});

test("a band that moves with the weights is said to stand near an edge", () => {
  expect(sensitivitySentence({ held: 81, of: 81, moves: [] })).toContain("all 81");
  expect(sensitivitySentence({ held: 70, of: 81, moves: [] })).toContain("fairly firm");
  expect(sensitivitySentence({ held: 55, of: 81, moves: [] })).toMatch(/55 of 81.*near the edge/);
});

test("later scores are told as scenarios with their range", () => {
  const points = (later: number): HorizonPoint[] => [
    { at: "now", score: 14, low: 8, high: 18, deployed: 8 },
    { at: "2030", score: later, low: 12.9, high: 28.8, deployed: 21 },
  ];
  expect(horizonSentence(points(22))).toMatch(/2030 is 8 points higher: 22, between 13 and 29\.$/);
  expect(horizonSentence(points(15))).toContain("hardly moves");
  expect(horizonSentence([])).toBe("");
});

test("a comparison says how far apart, and whether that is sure", () => {
  const far = score("23-2011.00").score - score("machine-learning-engineer").score;
  expect(compareSentence(pair("machine-learning-engineer", "23-2011.00"))).toBe(
    `The score of paralegals and Legal Assistants is ${far} points higher than that of machine learning engineer. Their intervals do not meet, so the order is fairly sure.`,
  );
  expect(compareSentence(pair("machine-learning-engineer", "mlops-engineer"))).toMatch(
    /MLOps engineer is \d+ points higher .* overlap/,
  );
  expect(compareSentence(pair("23-2011.00", "23-2011.00"))).toBe("These are the same work.");
});

test("a name with its own capitals keeps them inside a sentence", () => {
  expect([inline("Data scientists"), inline("MLOps engineer"), inline("AI governance specialist")]).toEqual([
    "data scientists",
    "MLOps engineer",
    "AI governance specialist",
  ]);
});

test("a gate says what the score would be without it", () => {
  expect(gateSentence({ name: "accountability", without: 1.751 })).toBe(
    "Without accountability (somebody who answers for it) this would be +1.8 points.",
  );
  expect(gateSentence({ name: "something new", without: 0.4 })).toContain("Without something new");
});

test("strongholds are tasks that lower the score, never ones that raise it", () => {
  const report = score("machine-learning-engineer");
  const found = strongholds(report);
  expect(found).toHaveLength(2);
  for (const label of found) {
    expect(report.tasks.find((task) => task.label === label)?.points).toBeLessThan(0);
  }
});
