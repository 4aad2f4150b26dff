// What proof moves, as it is printed.
import type { Trail, Trails, WeekMove } from "../../lib/bindings";
import { digitsFor, printed } from "../../lib/sums";
import { count } from "../../lib/words";

export interface Moves {
  before: string;
  now: string;
  parts: number[];
  total: number;
  digits: number;
}

/** The score before and after, and the points between, so that those printed add up. */
export function moves({ before, now, trails }: Trails): Moves {
  const points = trails.map((trail) => trail.points);
  const digits = digitsFor(points);
  const [from, to] = [before.toFixed(digits), now.toFixed(digits)];
  return { before: from, now: to, ...printed(points, Number(to) - Number(from), digits) };
}

/** Half a point of a percent: less is not seen in a week. */
const SEEN = 0.005;

/** A task whose share of the week moves, in percent as it is printed. */
export interface Moving {
  task: string;
  label: string;
  from: string;
  to: string;
}

/** The tasks that move. Printed, all of a week are a hundred percent, so what is shown is as it would be there. */
export function moving(week: readonly WeekMove[]): Moving[] {
  const digits = 1;
  const column = (shares: number[]): string[] =>
    printed(
      shares.map((share) => share * 100),
      100,
      digits,
    ).parts.map((part) => `${part.toFixed(digits)}%`);
  const [from, to] = [column(week.map((one) => one.from)), column(week.map((one) => one.to))];
  return week
    .map((one, place) => ({ ...one, now: from[place] ?? "", then: to[place] ?? "" }))
    .filter((one) => Math.abs(one.to - one.from) >= SEEN)
    .map(({ task, label, now, then }) => ({ task, label, from: now, to: then }));
}

/** The week as it would be taken, by task. */
export const sharesOf = (week: readonly WeekMove[]): Record<string, number> =>
  Object.fromEntries(week.map(({ task, to }) => [task, to]));

/** How far a project has come, in words. */
export function reached({ milestones }: Trail): string {
  const done = milestones.filter((one) => one.done).length;
  return done === milestones.length ? "finished" : `${done} of ${milestones.length} done`;
}

/** "no proof yet", "1 proof". */
export const proofWords = (evidence: readonly string[]): string =>
  evidence.length === 0 ? "no proof yet" : count(evidence.length, "proof");

/** "4", "4.5": never more than one digit. */
export const level = (value: number): string => String(Number(value.toFixed(1)));
