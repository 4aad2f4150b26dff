// What somebody has answered so far on the way to a plan.
import type { Ask, PathKind, Profile, RiskReport, Seniority, TitleMatch } from "../../lib/bindings";
import { nextMonday } from "../../lib/dates";

export const steps = ["title", "you", "score", "time", "path", "preview"] as const;
export type StepName = (typeof steps)[number];

export type Pace = "usual" | "light" | "full" | "own";
const paceHours: Record<Exclude<Pace, "own">, number | null> = { usual: null, light: 3, full: 8 };

export class Beginning {
  step = $state<StepName>("title");
  typed = $state("");
  match = $state.raw<TitleMatch>();
  seniority = $state<Seniority>("mid");
  pace = $state<Pace>("usual");
  ownHours = $state(5);
  when = $state<"today" | "monday" | "other">("today");
  otherDay = $state("");
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
      days: 90,
      hours: this.pace === "own" ? this.ownHours : paceHours[this.pace],
      off: [],
    };
  }

  go(by: 1 | -1): void {
    this.step = steps[this.index + by] ?? this.step;
  }
}

/** The parts that move a score most, tasks and shifts alike, with their reasons. */
export function reasons(report: RiskReport, limit: number): { name: string; points: number; why: string }[] {
  const tasks = report.tasks.map((task) => ({ name: task.label, points: task.shown, why: task.why }));
  const shifts = report.shifts.map((shift) => ({ name: shift.name, points: shift.shown, why: shift.why }));
  return [...tasks, ...shifts].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, limit);
}
