// What the figures of a score say, in sentences. Every number comes from the report.
import type { Agreement, Comparison, HorizonPoint, RiskReport, Sensitivity } from "../../lib/bindings";
import { count, signed } from "../../lib/words";

const range = (low: number, high: number): string => `${Math.round(low)} to ${Math.round(high)}`;

/** The start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Inside a sentence: "machine learning engineer", but "MLOps engineer". */
export const inline = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

export function agreementSentence({ spread, verdict }: Agreement): string {
  const apart = `${count(Math.round(spread), "place")} of 100 apart`;
  if (verdict === "contested") {
    return `Contested: the highest and the lowest stand ${apart}. Take any single figure about this work with care, ours too.`;
  }
  if (verdict === "stable") return `Stable: the highest and the lowest stand ${apart}, which is close.`;
  return "Fewer than two published measures know this work, so nobody can say whether they agree.";
}

export function sensitivitySentence({ held, of }: Sensitivity): string {
  if (of === 0) return "Other weightings were not tried.";
  if (held === of) return `The band holds in all ${of} weightings we tried. It does not hang on one guess.`;
  const share = held / of;
  const firm =
    share >= 0.8
      ? "It is fairly firm."
      : "It stands near the edge of its band, so go by the interval, not the word.";
  return `The band holds in ${held} of ${of} weightings we tried. ${firm}`;
}

/** Later scores against now. */
export function horizonSentence(points: readonly HorizonPoint[]): string {
  const now = points.find((point) => point.at === "now");
  const later = points.find((point) => point.at === "2030");
  if (!now || !later) return "";
  const rise = later.score - now.score;
  const reach = `between ${range(later.low, later.high)}`.replace(" to ", " and ");
  if (Math.abs(rise) < 2) return `By 2030 the score hardly moves: ${later.score}, ${reach}.`;
  const word = rise > 0 ? "higher" : "lower";
  return `If AI keeps improving as it has, the score in 2030 is ${count(Math.abs(rise), "point")} ${word}: ${later.score}, ${reach}.`;
}

/** Two scores in words: how far apart, and whether the intervals part them. */
export function compareSentence({ a, b }: Comparison): string {
  const gap = b.score - a.score;
  const [first, second] = [a, b].map((report) => inline(report.occupation.title));
  if (a.occupation.code === b.occupation.code) return "These are the same work.";
  const overlap = a.interval.low <= b.interval.high && b.interval.low <= a.interval.high;
  const sure = overlap
    ? "Their intervals overlap, so the order is not certain."
    : "Their intervals do not meet, so the order is fairly sure.";
  if (gap === 0) return `Both score ${a.score}. ${sure}`;
  const word = gap > 0 ? "higher" : "lower";
  const far = count(Math.abs(gap), "point");
  return `The score of ${second ?? ""} is ${far} ${word} than that of ${first ?? ""}. ${sure}`;
}

/** What stays human, by the reason's name; each name has what it means in a week. */
const gateWords: Record<string, string> = {
  accountability: "accountability (somebody who answers for it)",
  presence: "presence (somebody who is there)",
  trust: "trust (between people)",
  tacit: "tacit knowledge (what is written down nowhere)",
  "tacit knowledge": "tacit knowledge (what is written down nowhere)",
  "cost of error": "the cost of an error",
};

/** "Without accountability (somebody who answers for it) this would be +1.8 points." */
export function gateSentence({ name, without }: { name: string; without: number }): string {
  return `Without ${gateWords[name] ?? name} this would be ${signed(without, 1)} points.`;
}

/** Tasks that pull the score down, largest first: time moved there helps. */
export function strongholds(report: RiskReport, limit = 2): string[] {
  return [...report.tasks]
    .filter((task) => task.points < 0)
    .sort((a, b) => a.points / a.share - b.points / b.share)
    .slice(0, limit)
    .map((task) => task.label);
}
