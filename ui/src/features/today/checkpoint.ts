// A checkpoint as it is printed.
import type { Checkpoint } from "../../lib/bindings";
import { printed } from "../../lib/sums";

export interface Moves {
  before: string;
  now: string;
  parts: number[];
  total: number;
  digits: number;
}

/** The score before and now, and the points between, so that those printed add up. */
export function moves({ before, now, parts }: Checkpoint): Moves {
  const digits = 1;
  const [from, to] = [before.toFixed(digits), now.toFixed(digits)];
  const between = printed(
    parts.map((part) => part.points),
    Number(to) - Number(from),
    digits,
  );
  return { before: from, now: to, ...between };
}

/** How far a project has come, in a word. */
export function stage(mastery: number, finished: boolean): string {
  if (finished) return "finished";
  return mastery > 0 ? `on its way, ${Math.round(mastery * 100)}%` : "not yet";
}
