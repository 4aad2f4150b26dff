// How a week moves when somebody stays and changes the mix.
import type { Reshape } from "../../lib/bindings";

type Moved = Reshape["tasks"][number];

/** By how much a task's share moves until the last day, a fraction of the week. */
export const movement = ({ shares }: Moved): number => shares[2] - shares[0];

/** Largest movement first; what grows before what shrinks as much. */
export const movers = (reshape: Reshape): Moved[] =>
  reshape.tasks.toSorted(
    (a, b) => Number((Math.abs(movement(b)) - Math.abs(movement(a))).toFixed(6)) || movement(b) - movement(a),
  );

/** "Now", "Day 90", "Day 365". */
export const dayWord = (day: number): string => (day === 0 ? "Now" : `Day ${day}`);
