// What the figures of a path say, in words.
import type { Path, Source } from "../../lib/bindings";
import { percent, signed, wage } from "../../lib/words";

/** Whether a path is safer, without promising what the draws do not hold. */
export function safety(path: Path): string {
  if (path.safer) return "Safer: it scores lower than your work in at least four of five draws.";
  return path.kind === "reshape"
    ? "A small change: in more than one of five draws it scores no lower than now."
    : "Not surely safer: in more than one of five draws it scores no lower than your work.";
}

/** "$118,900, 6% more than now". */
export function pay(path: Path): string {
  if (path.wage === null) return "Not published";
  if (path.kind === "reshape") return `${wage(path.wage)}, as now`;
  if (path.wage_ratio === null) return wage(path.wage);
  const change = Math.round((path.wage_ratio - 1) * 100);
  if (change === 0) return `${wage(path.wage)}, about as now`;
  return `${wage(path.wage)}, ${Math.abs(change)}% ${change > 0 ? "more" : "less"} than now`;
}

/** The years that growth spans, as its source names them: "2024–34". */
export function growthYears(sources: readonly Source[]): string | undefined {
  const projections = sources.find((source) => /employment projections/i.test(source.title));
  const years = /(\d{4})-(\d{2})/.exec(projections?.release ?? "");
  return years ? `${years[1]}–${years[2]}` : undefined;
}

/** "+34% in 2024–34". */
export function growth(path: Path, years: string | undefined): string {
  return `${signed(path.growth * 100)}% ${years ? `in ${years}` : "in ten years"}`;
}

/** How like the work is to one's own, for work that is not one's own. */
export const likeness = (path: Path): string =>
  `Closer than ${percent(Math.floor(path.similarity_percentile) / 100)} of pairs`;
