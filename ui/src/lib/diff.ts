// A proposed change of the plan as a person reads it.
import type { PlanEdit, Change, Move, PlanPreview, Step } from "./bindings";
import { dayDate } from "./dates";
import { count } from "./words";

/** In the order in which they are read. */
const order: readonly Change[] = ["added", "moved", "changed", "paused", "removed", "lapsed"];

const heads: Record<Change, (steps: string) => string> = {
  added: (steps) => `New: ${steps}`,
  moved: (steps) => `On another day: ${steps}`,
  changed: (steps) => `Changed: ${steps}`,
  paused: (steps) => `Laid aside: ${steps}`,
  removed: (steps) => `Left out: ${steps}`,
  lapsed: (steps) => `Lapses with its day: ${steps}`,
};

export interface Group {
  change: Change;
  title: string;
  lines: Move[];
}

/** Lines by what happens to them, counted. */
export function groups(diff: readonly Move[]): Group[] {
  return order.flatMap((change) => {
    const lines = diff.filter((line) => line.change === change);
    if (lines.length === 0) return [];
    return [{ change, title: heads[change](count(lines.length, "step")), lines }];
  });
}

/** What a line does, in a few words. */
export function lineText({ change, from, to, minutes: [before, after] }: Move): string {
  switch (change) {
    case "moved": {
      const other = before === after ? "" : `, ${before} to ${after} min`;
      return `${dayDate(from)} to ${dayDate(to)}${other}`;
    }
    case "changed":
      return before === after ? `other words, ${dayDate(to)}` : `${before} to ${after} min, ${dayDate(to)}`;
    case "added":
      return `${dayDate(to)}, ${after} min`;
    default:
      return `was on ${dayDate(from)}, ${before} min`;
  }
}

/** Edits that mean something even where no step changes. */
const always: readonly PlanEdit["kind"][] = ["break", "capacity", "extend", "routine"];

export const canApply = (edit: PlanEdit, diff: readonly Move[]): boolean =>
  diff.length > 0 || always.includes(edit.kind);

/** A sentence of the rules with dates and steps as they are called on screen. */
export function said(text: string, steps: readonly Step[] = []): string {
  return text
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => dayDate(date))
    .replace(/\bS\d+\b/g, (id) => {
      const step = steps.find((one) => one.id === id);
      return step ? `“${step.title}”` : id;
    });
}

/** What would become of one step, in one line. */
export function consequence(kind: PlanEdit["kind"], { diff, reason }: PlanPreview): string {
  const [own, ...others] = diff;
  if (!own) return said(reason);
  const rest = others.filter((line) => line.change !== "added");
  const besides =
    rest.length > 0 ? `; ${count(rest.length, "other step changes", "other steps change")}` : "";
  switch (kind) {
    case "postpone":
      return `From ${dayDate(own.from)} to ${dayDate(own.to)}${besides}`;
    case "shorten":
      return `From ${own.minutes[0]} to ${own.minutes[1]} minutes; it stays on ${dayDate(own.to)}${besides}`;
    case "split": {
      const second = others.find((line) => line.change === "added");
      if (!second) return said(reason);
      return `${own.minutes[1]} minutes on ${dayDate(own.to)}, ${second.minutes[1]} on ${dayDate(second.to)}${besides}`;
    }
    case "pause":
      return `Frees ${own.minutes[0]} minutes on ${dayDate(own.from)} until you take it back${besides}`;
    case "remove":
      return `Frees ${own.minutes[0]} minutes on ${dayDate(own.from)}${besides}`;
    default:
      return said(reason);
  }
}
