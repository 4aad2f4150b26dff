// What the figures of a path say, in words.
import type { HoursRange, Path, ReshapeProject } from "../../lib/bindings";
import { hoursRange, percent, signed, wage, whole } from "../../lib/words";

/** Whether a path is safer, without promising what the draws do not hold; how often is among the reasons. */
export function safety(path: Pick<Path, "safer" | "kind">): string {
  const stays = path.kind === "reshape";
  if (path.safer) return `Safer than your work${stays ? " now" : ""}, with our uncertainty counted in.`;
  return stays
    ? "A small change, and not surely a safer one."
    : "Not safer than your work, as far as we can tell.";
}

/** "3% less than now", "about as now"; nothing where it is not known. */
export function payChange(ratio: number | null): string {
  if (ratio === null) return "";
  const change = Math.round((ratio - 1) * 100);
  return change === 0 ? "about as now" : `${Math.abs(change)}% ${change > 0 ? "more" : "less"} than now`;
}

/** "$118,900 in 2024, 6% more than now". */
export function pay(path: Pick<Path, "wage" | "wage_ratio" | "wage_year" | "kind">): string {
  if (path.wage === null) return "Not published";
  const change = path.kind === "reshape" ? "as now" : payChange(path.wage_ratio);
  return [`${wage(path.wage)} in ${path.wage_year}`, change].filter(Boolean).join(", ");
}

/** The years of a projection as a range: "2024–34". */
export const years = (span: string): string => span.replace("-", "–");

/** "+34% in 2024–34". */
export const growth = (path: Pick<Path, "growth" | "growth_years">): string =>
  `${signed(path.growth * 100)}% in ${years(path.growth_years)}`;

/** "367 h (308–427)": as likely as not, then the range. */
export function hours(range: HoursRange): string {
  const middle = `${whole(Math.round(range.p50))} h`;
  const [low, high] = [Math.round(range.p10), Math.round(range.p90)];
  return low === high ? middle : `${middle} (${whole(low)}–${whole(high)})`;
}

/** How like the work is to one's own. */
export const likeness = (path: Pick<Path, "similarity_percentile"> & { kind?: Path["kind"] }): string =>
  path.kind === "reshape"
    ? "Your own work"
    : `Closer than ${percent(Math.floor(path.similarity_percentile) / 100)} of pairs`;

/** "−0.4 points, 7–13 h". */
export const pointsAndHours = (project: ReshapeProject): string =>
  `${signed(project.points, 1)} points, ${hoursRange(project.hours)}`;
