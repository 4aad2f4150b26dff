// Having one's way with the projects of a plan, and what it costs.
import type { ConstraintCost } from "./bindings";

/** Projects that somebody pins, and those that they leave out. */
export interface Picks {
  wanted: readonly string[];
  unwanted: readonly string[];
}

const without = (list: readonly string[], id: string): string[] => list.filter((one) => one !== id);

/** A project is pinned, left out, or neither; never both. */
export function pick({ wanted, unwanted }: Picks, id: string, way: "wanted" | "unwanted" | "free"): Picks {
  return {
    wanted: way === "wanted" ? [...without(wanted, id), id] : without(wanted, id),
    unwanted: way === "unwanted" ? [...without(unwanted, id), id] : without(unwanted, id),
  };
}

/** "Having “X” costs 0.3 points." */
export function costText({ title, pinned, points }: ConstraintCost): string {
  const way = pinned ? `Having “${title}”` : `Leaving out “${title}”`;
  const shown = points.toFixed(1);
  if (shown === "0.0") return `${way} costs nothing.`;
  return `${way} costs ${shown} ${shown === "1.0" ? "point" : "points"}.`;
}
