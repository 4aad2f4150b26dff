// How a score is made, as bars: from the average of all work through tasks and outlook to the score.
import type { DoneBy, RiskReport } from "../../lib/bindings";

export interface Bar {
  name: string;
  kind: "base" | "task" | "outlook" | "score";
  /** Points as printed. */
  shown: number;
  /** What the points open to. */
  figure: string;
  /** Where the bar begins and ends on the scale of the score. */
  from: number;
  to: number;
}

/** Beyond this many tasks the smallest become one bar; their sum stays. */
const MOST_TASKS = 10;

function parts(report: RiskReport): Pick<Bar, "name" | "kind" | "shown" | "figure">[] {
  const tasks = [...report.tasks].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const kept = tasks.length > MOST_TASKS ? tasks.slice(0, MOST_TASKS - 1) : tasks;
  const rest = tasks.slice(kept.length);
  kept.sort((a, b) => b.points - a.points);
  const bars = kept.map((task) => ({
    name: task.label,
    kind: "task" as const,
    shown: task.shown,
    figure: `task:${task.id}`,
  }));
  if (rest.length > 0) {
    const shown = rest.reduce((sum, task) => sum + task.shown, 0);
    bars.push({ name: `${rest.length} smaller tasks`, kind: "task", shown, figure: "score" });
  }
  const outlook = report.outlook.map(({ name, label, shown }) => ({
    name: label,
    kind: "outlook" as const,
    shown,
    figure: `outlook:${name.replaceAll("_", "-")}`,
  }));
  return [...bars, ...outlook];
}

/** Bars from the base to the score. Printed points sum to the printed score. */
export function waterfall(report: RiskReport): Bar[] {
  let at = report.base_shown;
  const bars: Bar[] = [
    { name: "Average of all work", kind: "base", shown: at, figure: "base", from: 0, to: at },
  ];
  for (const part of parts(report)) {
    bars.push({ ...part, from: at, to: at + part.shown });
    at += part.shown;
  }
  bars.push({
    name: "Your score",
    kind: "score",
    shown: report.score,
    figure: "score",
    from: 0,
    to: report.score,
  });
  return bars;
}

/** The ends of a scale that holds every bar, in tens. */
export function scaleOf(bars: readonly Bar[]): { low: number; high: number } {
  const ends = bars.flatMap((bar) => [bar.from, bar.to]);
  return {
    low: Math.floor(Math.min(0, ...ends) / 10) * 10,
    high: Math.ceil(Math.max(10, ...ends) / 10) * 10,
  };
}

const kinds: readonly DoneBy[] = ["ai_does", "ai_helps", "human"];

/** Shares of the week by what AI does in it; they sum to one. */
export function split(report: RiskReport): { kind: DoneBy; share: number }[] {
  return kinds.map((kind) => ({
    kind,
    share: report.tasks.filter((task) => task.done_by === kind).reduce((sum, task) => sum + task.share, 0),
  }));
}
