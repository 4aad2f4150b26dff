// The days of the fake host's plan while it bends.
import type { Draft, Plan, Step } from "../bindings";
import { addDays, weekday } from "../dates";
import { Failure } from "../host";

/** Minutes that a day has by what was asked: none on days off. */
export function capacity({ request }: Draft, day: string): number {
  const away = request.off.some((range) => range.from <= day && day <= range.to);
  return away ? 0 : (request.capacity[weekday(day)] ?? 0);
}

const isOpen = (step: Step): boolean => step.progress.state === "open";

export class Board {
  readonly plan: Plan;

  constructor(
    before: Plan,
    readonly date: string,
  ) {
    this.plan = structuredClone(before);
  }

  get draft(): Draft {
    return this.plan.draft;
  }

  get steps(): Step[] {
    return this.plan.draft.steps;
  }

  get days(): string[] {
    return Array.from({ length: this.draft.days }, (_, index) => addDays(this.draft.start, index));
  }

  project(step: Step): string {
    return this.draft.milestones.find((one) => one.id === step.milestone)?.project ?? "";
  }

  nextId(): string {
    return `S${Math.max(0, ...this.steps.map((step) => Number(step.id.slice(1)))) + 1}`;
  }

  /** The open step with this id. */
  open(id: string): Step {
    const step = this.steps.find((one) => one.id === id);
    if (!step) throw new Failure("not_found", `Your plan has no step ${id}.`, "The plan shows its steps.");
    if (step.progress.state === "done")
      throw new Failure(
        "invalid",
        `${id} is done, and what is done stays where it is.`,
        "Take the check back first if it was a slip.",
      );
    if (step.progress.state === "skipped")
      throw new Failure("invalid", `${id} was left out.`, "Take it back into the plan first.");
    return step;
  }

  /** The open step before one in its project, and those after it. */
  line(step: Step): { before: Step | undefined; after: Step[] } {
    if (step.kind !== "work") return { before: undefined, after: [] };
    const same = this.steps.filter(
      (one) => one.kind === "work" && isOpen(one) && this.project(one) === this.project(step),
    );
    const place = same.indexOf(step);
    return { before: same[place - 1], after: same.slice(place + 1) };
  }

  taken(day: string, but: string): number {
    return this.steps
      .filter((step) => step.day === day && step.id !== but && step.progress.state !== "skipped")
      .reduce((sum, step) => sum + step.minutes, 0);
  }

  room(day: string, but: string): number {
    return Math.max(0, capacity(this.draft, day) - this.taken(day, but));
  }

  /** Whether a day can hold a step at all. */
  check(step: Step, to: string): void {
    const wrong = (message: string, hint: string): Failure => new Failure("invalid", message, hint);
    if (to < this.date) throw wrong(`${to} is past.`, "Choose today or a later day.");
    if (to > this.draft.end)
      throw wrong(`Your plan ends on ${this.draft.end}.`, "Move the end of the plan first.");
    const there = capacity(this.draft, to);
    if (step.minutes > there)
      throw wrong(
        `${to} holds ${there} minutes, and “${step.title}” takes ${step.minutes}.`,
        "Choose a day with more time, or split the step.",
      );
  }

  /** The first day with room from `from` on: a reserve day only where there is no other. */
  next(step: Step, from: string): string | undefined {
    const fits = (day: string): boolean => day >= from && this.room(day, step.id) >= step.minutes;
    return (
      this.days.find((day) => fits(day) && !this.draft.reserves.includes(day)) ??
      this.days.find((day) => fits(day))
    );
  }

  /** One step to the next day with room. */
  carry(step: Step, from = this.date): void {
    const { before, after } = this.line(step);
    const earliest = before && before.day > from ? before.day : from;
    const day = this.next(step, earliest);
    const until = after[0]?.day;
    if (day === undefined || (until !== undefined && until >= earliest && day > until))
      throw new Failure(
        "invalid",
        `No day before what builds on it has ${step.minutes} minutes free.`,
        "Shrink or split it, or let the whole plan bend.",
      );
    step.day = day;
  }

  takeBack(id: string): void {
    const step = this.steps.find((one) => one.id === id);
    if (step?.progress.state !== "skipped")
      throw new Failure("invalid", `${id} was not left out.`, "There is nothing to take back.");
    step.progress = { state: "open" };
    if (step.day < this.date) this.carry(step);
  }

  /** Finds days until nothing moves any more; answers with the steps that find none. */
  rearrange(fixed: (step: Step) => boolean): Step[] {
    const movable = this.steps.filter((step) => step.kind === "work" && isOpen(step) && !fixed(step));
    const lines = [...new Set(movable.map((step) => this.project(step)))].map((project) =>
      movable.filter((step) => this.project(step) === project),
    );
    const full = (step: Step): boolean => this.taken(step.day, "") > capacity(this.draft, step.day);
    const waits = (step: Step): boolean => step.day < this.date || full(step);
    // Steps only ever move later, so this ends.
    for (let moved = true; moved;) {
      moved = false;
      for (const line of lines) {
        if (!line.some(waits)) continue;
        for (let first = line.length; first > 0; first--) {
          const days = this.place(line.slice(0, first), line[first]);
          if (!days) continue;
          moved ||= days.some((day, index) => day !== line[index]?.day);
          for (const [index, day] of days.entries()) Object.assign(line[index] ?? {}, { day });
          break;
        }
      }
    }
    return movable.filter(waits);
  }

  /** Days for the first steps of a project while the rest stays. */
  private place(first: Step[], rest: Step | undefined): string[] | undefined {
    const own = (day: string): number =>
      first.reduce((sum, step) => (step.day === day ? sum + step.minutes : sum), 0);
    const room = new Map(
      this.days
        .filter((day) => day >= this.date)
        .map((day) => [day, capacity(this.draft, day) - this.taken(day, "") + own(day)]),
    );
    const days: string[] = [];
    let cursor = this.date;
    for (const step of first) {
      if (step.day > cursor) cursor = step.day;
      const fits = (day: string): boolean => day >= cursor && (room.get(day) ?? 0) >= step.minutes;
      const all = [...room.keys()].filter(fits);
      const day = all.find((one) => one === step.day || !this.draft.reserves.includes(one)) ?? all[0];
      if (day === undefined) return undefined;
      room.set(day, (room.get(day) ?? 0) - step.minutes);
      days.push((cursor = day));
    }
    return rest && rest.day < cursor && rest.day >= this.date ? undefined : days;
  }

  /** Reviews lapse with their day, milestones follow their last step, loads are counted anew. */
  settle(): void {
    const { draft } = this;
    draft.steps = draft.steps.filter(
      (step) => !isOpen(step) || step.kind === "work" || capacity(draft, step.day) > 0,
    );
    for (const milestone of draft.milestones) {
      if (milestone.progress.state !== "open") continue;
      const own = draft.steps.filter(
        (step) =>
          step.kind === "work" && step.milestone === milestone.id && step.progress.state !== "skipped",
      );
      for (const [index, step] of own.entries())
        if (index === 0 || step.day > milestone.day) milestone.day = step.day;
    }
    draft.reserves = draft.reserves.filter(
      (day) => !draft.steps.some((step) => isOpen(step) && step.day === day),
    );
    draft.load = this.days.map((day) => ({
      day,
      capacity: capacity(draft, day),
      planned: this.taken(day, ""),
    }));
    draft.steps.sort((a, b) => a.day.localeCompare(b.day));
  }
}
