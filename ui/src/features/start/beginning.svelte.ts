// What somebody has answered so far on the way to a plan.
import type { Ask, PathKind, Profile, RiskReport, Seniority, TitleMatch } from "../../lib/bindings";
import { nextMonday } from "../../lib/dates";
import type { Picks } from "../../lib/costs";

export const steps = ["title", "you", "score", "time", "path", "preview"] as const;
export type StepName = (typeof steps)[number];

export type Pace = "usual" | "light" | "full" | "own";
/** Hours a week; null asks for the default week. */
export const paceHours: Record<Exclude<Pace, "own">, number | null> = { usual: null, light: 3, full: 8 };
export const hourLimits = { min: 1, max: 40 };

export class Beginning {
  step = $state<StepName>("title");
  typed = $state("");
  match = $state.raw<TitleMatch>();
  seniority = $state<Seniority>("mid");
  pace = $state<Pace>("usual");
  ownHours = $state(5);
  when = $state<"today" | "monday" | "other">("today");
  otherDay = $state("");
  /** 90 days, or 30 in the intensive form. */
  days = $state(90);
  apart = $state(false);
  picks = $state.raw<Picks>({ wanted: [], unwanted: [] });
  path = $state<PathKind>("reshape");
  target = $state<string | null>(null);

  constructor(readonly today: string) {
    this.otherDay = nextMonday(today);
  }

  readonly index = $derived(steps.indexOf(this.step));

  readonly profile: Profile | null = $derived(
    this.match
      ? { occupation: this.match.code, typed_title: this.typed, seniority: this.seniority, levels: {} }
      : null,
  );

  get ask(): Ask {
    return {
      start:
        this.when === "today" ? this.today : this.when === "monday" ? nextMonday(this.today) : this.otherDay,
      days: this.days,
      hours: this.pace === "own" ? this.ownHours : paceHours[this.pace],
      off: [],
      wanted: [...this.picks.wanted],
      unwanted: [...this.picks.unwanted],
      finished: [],
      apart: this.apart,
    };
  }

  go(by: 1 | -1): void {
    this.step = steps[this.index + by] ?? this.step;
  }
}

export interface Reason {
  name: string;
  points: number;
  why: string;
}

/**
 * The parts that move a score most, tasks and outlook alike, largest first: up to `limit`, with the largest of
 * each direction among them, so that nobody sees one side only.
 */
export function reasons(report: RiskReport, limit: number): Reason[] {
  const parts: Reason[] = [
    ...report.tasks.map((task) => ({ name: task.label, points: task.shown, why: task.why })),
    ...report.outlook.map((part) => ({ name: part.label, points: part.shown, why: part.why })),
  ].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const up = parts.find((part) => part.points > 0);
  const down = parts.find((part) => part.points < 0);
  const both = [up, down].filter((part) => part !== undefined);
  const others = parts.filter((part) => part.points !== 0 && !both.includes(part));
  const kept = [...both, ...others.slice(0, Math.max(0, limit - both.length))];
  return kept.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
