// The quiz as the fake host asks it: the shares of the golden week, one by one.
import riskJson from "../golden/risk.json";
import type { QuizReport, RecordedScore, RiskReport } from "../bindings";
import type { Memory } from "./state";

const choices = [
  { id: "none", label: "None", effect: -2.5 },
  { id: "less", label: "Less than that", effect: -1 },
  { id: "usual", label: "About that", effect: 0 },
  { id: "more", label: "More than that", effect: 1.5 },
  { id: "much-more", label: "Much more", effect: 4 },
];
/** So many of the tasks are asked for. */
const ASKED = 3;

export function quizOf(memory: Memory): QuizReport {
  const report = (riskJson as unknown as RiskReport[]).find(
    ({ seniority, at }) => seniority === "mid" && at === "now",
  );
  if (!report) throw new Error("The golden risk is empty.");
  const questions = report.tasks.slice(0, ASKED).map((task) => ({
    key: `share:${task.id}`,
    question: `“${task.label}” usually takes ${Math.round(task.share * 100)}% of the week. And of yours?`,
  }));
  const answered = questions.flatMap((question) => {
    const choice = choices.find((one) => one.id === memory.world.answers[question.key]);
    return choice ? [{ ...question, choice: choice.id, label: choice.label, effect: choice.effect }] : [];
  });
  const moved = answered.reduce((sum, row) => sum + row.effect, 0);
  const open = questions.filter((question) => !(question.key in memory.world.answers));
  const point = report.point + moved;
  const reach = 6 + 2 * open.length;
  const [low, high] = [Math.max(1, point - reach), point + reach];
  return {
    occupation: report.occupation,
    score: Math.round(point),
    point,
    range: {
      ...report.range,
      low,
      lower_quartile: Math.max(1, point - reach / 2),
      median: point,
      upper_quartile: point + reach / 2,
      high,
      says: `80% of the ways to read the evidence land between ${Math.round(low)} and ${Math.round(high)}.`,
    },
    band: report.band,
    answered,
    next: open[0] ? { ...open[0], choices, expected_narrowing: 1.8, expected_moving: 0 } : null,
    most: 12,
  };
}

/** The first score, and one more for what was answered since. */
export function historyOf(memory: Memory): RecordedScore[] {
  const { occupation, point, score, range, answered } = quizOf(memory);
  const moved = answered.reduce((sum, row) => sum + row.effect, 0);
  const row = { occupation: occupation.code, low: range.low, high: range.high };
  const first = { ...row, date: "2026-01-05", point: point - moved, moved: null, cause: "A plan began" };
  const begun = { ...first, score: Math.round(point - moved) };
  return answered.length === 0
    ? [begun]
    : [begun, { ...row, date: memory.today, score, point, moved, cause: "You: an answer" }];
}
