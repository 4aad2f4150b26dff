// The fake host's day: what a plan looks like to somebody who opens it, its weekly review, its checkpoints.
import type {
  Checkpoint,
  Continuity,
  Gained,
  GainedPart,
  Plan,
  Progress,
  Review,
  Resize,
  Step,
  Today,
  View,
} from "../bindings";
import type { Mutations, Queries } from "../commands";
import { addDays, daysBetween, weekday } from "../dates";
import { Failure } from "../host";
import { count } from "../words";
import { planDays, stands } from "./days";
import type { Handlers } from "./index";
import { type Memory, type World, item, planOf } from "./state";

const ABSENCE = 3;
const COMEBACK = 15;
const CHECKPOINTS = [30, 60, 90];
/** Hours that were taken and estimated before anybody logged any. */
const PRIOR = [12, 8] as const;
const MASTERY = { learn: 0.35, apply: 0.7, prove: 1 } as const;

const prompts = [
  "What did you find out today that you did not know this morning?",
  "Where did a tool help today, and where did you have to correct it?",
  "Which decision today needed you, and why?",
  "What would you tell somebody who starts on this tomorrow?",
  "What took longer than you thought, and what does that tell you?",
  "Who noticed something you did today?",
  "What was easier than a week ago?",
];
const questions = [
  "What went better than you thought, and what made it so?",
  "What got in the way, and what would make it smaller next week?",
  "What did you do this week that no tool could have done for you?",
];

const isOpen = (step: Step): boolean => step.progress.state === "open";
const doneOn = ({ progress }: Step): string | undefined =>
  progress.state === "done" ? progress.on : undefined;
const total = (steps: Step[]): number => steps.reduce((sum, step) => sum + step.minutes, 0);
const projectOf = (plan: Plan, step: Step): string =>
  plan.draft.milestones.find((one) => one.id === step.milestone)?.project ?? "";
const work = (plan: Plan): Step[] => plan.draft.steps.filter((step) => step.kind === "work");

function gained(plan: Plan, since: string, until: string): Gained {
  const counts = (step: Step): boolean => {
    const on = doneOn(step);
    return on !== undefined && since <= on && on <= until;
  };
  const parts = plan.draft.chosen
    .map(({ project, title, value }): GainedPart => {
      const own = work(plan).filter((step) => projectOf(plan, step) === project);
      const minutes = total(own.filter(counts));
      return { project, title, points: (value * minutes) / Math.max(1, total(own)), minutes };
    })
    .filter((part) => part.minutes > 0)
    .sort((a, b) => b.points - a.points);
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return { since, points, of: plan.draft.value, parts };
}

function continuity(plan: Plan, date: string): Continuity {
  const recent = planDays(plan, date).filter((one) => addDays(date, -27) <= one.day && one.day <= date);
  const days = recent.filter((one) => one.kind === "lived").length;
  return { days, of: days + recent.filter((one) => one.kind === "quiet").length };
}

/** The last day on which something was done. */
function lastDone(plan: Plan, date: string): string {
  const done = plan.draft.steps.flatMap((step) => doneOn(step) ?? []);
  const all = [...done, ...plan.lived.sittings.map((one) => one.on)].filter((on) => on <= date);
  return all.sort().at(-1) ?? addDays(plan.draft.start, -1);
}

function digest(plan: Plan, date: string): string | null {
  const since = lastDone(plan, date);
  const away = daysBetween(since, date) - 1;
  const open = plan.draft.steps.filter((step) => isOpen(step) && step.day < date);
  const waiting = open.filter((step) => step.kind === "work").length;
  if (away < ABSENCE || waiting === 0) return null;
  const n = open.filter((step) => step.kind !== "work" && since < step.day).length;
  const lapsed =
    n === 0 ? "" : ` ${count(n, "review or recall check", "reviews and recall checks")} went by.`;
  const wait = waiting === 1 ? "1 step waits where you left it" : `${waiting} steps wait where you left them`;
  return `${away} days went by without the plan, and nothing in it is lost: ${wait}.${lapsed} Coming back is the part that counts.`;
}

function nextOf(plan: Plan, date: string, carried: Step[]): Step | null {
  const waits = carried[0];
  if (waits && daysBetween(waits.day, date) >= ABSENCE && daysBetween(lastDone(plan, date), date) >= ABSENCE)
    return {
      ...waits,
      title: `Welcome back. A quarter of an hour is enough: ${waits.title}`,
      minutes: Math.min(waits.minutes, COMEBACK),
    };
  const todays = plan.draft.steps.find((step) => step.day === date && isOpen(step));
  const before =
    todays?.kind === "work"
      ? carried.find((step) => projectOf(plan, step) === projectOf(plan, todays))
      : undefined;
  const later = plan.draft.steps.find((step) => step.day > date && isOpen(step));
  return before ?? todays ?? waits ?? later ?? null;
}

function cueOf(plan: Plan, step: Step | null): string | null {
  const cue = step && (step.cue ?? plan.draft.request.routine[weekday(step.day)]);
  return cue ? `When it is time for ${cue}: ${step.title}` : null;
}

function moved(plan: Plan, date: string): string {
  const lately = plan.draft.steps.filter((step) => (doneOn(step) ?? "") > addDays(date, -7));
  if (lately.length === 0) return "Whatever you do next is the first thing of these seven days.";
  return `In seven days: ${count(lately.length, "step")}, ${total(lately)} minutes.`;
}

export function today(plan: Plan, date: string): Today {
  const { steps, load, start, days } = plan.draft;
  const carried = steps.filter((step) => step.day < date && isOpen(step) && step.kind === "work");
  const day = Math.min(days, Math.max(0, daysBetween(start, date) + 1));
  const mine = steps.filter((step) => step.day === date);
  const next = nextOf(plan, date, carried);
  const due = CHECKPOINTS.findLast((one) => one <= day && one <= days);
  const waiting = carried.length;
  return {
    date,
    day,
    next,
    cue: cueOf(plan, next),
    steps: mine,
    carried,
    planned: total(mine.filter((step) => step.progress.state !== "skipped")),
    capacity: load.find((one) => one.day === date)?.capacity ?? 0,
    prompt: prompts[day % prompts.length] ?? "What moved today?",
    moved: moved(plan, date),
    gained: gained(plan, addDays(date, -6), date),
    continuity: continuity(plan, date),
    digest: digest(plan, date),
    checkpoint: due !== undefined && !plan.lived.held.includes(due) ? due : null,
    bend:
      waiting === 0
        ? null
        : waiting === 1
          ? "One step waits from an earlier day. The plan can bend around it."
          : `${waiting} steps wait from earlier days. The plan can bend around them.`,
  };
}

function smaller(plan: Plan, planned: number, done: number): Resize | null {
  const share = done / Math.max(1, planned);
  if (planned < 60 || done < 30 || share >= 0.6) return null;
  const capacity = plan.draft.request.capacity.map((minutes) =>
    minutes > 0 ? Math.max(25, Math.round((minutes * (share + 1)) / 2 / 5) * 5) : 0,
  );
  const hours = (days: number[]): string => (days.reduce((sum, day) => sum + day, 0) / 60).toFixed(1);
  const [less, now] = [hours(capacity), hours(plan.draft.request.capacity)];
  return {
    why: `You worked ${done} of ${planned} minutes. Weeks of ${less} hours instead of ${now} would be nearer to how you live.`,
    bend: { kind: "capacity", capacity },
  };
}

/** Minutes that steps took and were estimated at, where it was told. */
function told(steps: Step[]): [number, number] {
  const known = steps.flatMap(({ progress, minutes }) =>
    progress.state === "done" && progress.minutes !== null ? [[progress.minutes, minutes] as const] : [],
  );
  return [known.reduce((sum, one) => sum + one[0], 0), known.reduce((sum, one) => sum + one[1], 0)];
}

const overrun = (actual: number, estimated: number): number =>
  (PRIOR[0] + actual / 60) / (PRIOR[1] + estimated / 60);

export function review(plan: Plan, asked: number | null, date: string): Review {
  const { draft } = plan;
  const last = Math.ceil(draft.days / 7);
  const current = Math.min(last, Math.floor(Math.max(0, daysBetween(draft.start, date)) / 7) + 1);
  const week = asked ?? current;
  const from = addDays(draft.start, (week - 1) * 7);
  const after = addDays(from, 7);
  const cut = (day: string): string => (day > draft.end ? draft.end : day);
  const to = cut(addDays(after, -1));
  const nextTo = cut(addDays(after, 6));
  const within = (day: string, a: string, b: string): boolean => a <= day && day <= b;
  const days = planDays(plan, date);
  const sum = (a: string, b: string, key: "planned" | "minutes" | "capacity"): number =>
    days.filter((one) => within(one.day, a, b)).reduce((all, one) => all + one[key], 0);
  const stood = (step: Step): boolean =>
    days.some((one) => within(one.day, from, to) && stands(plan, step, one.day, date));
  const planned = work(plan).filter(stood);
  const finished = work(plan).filter((step) => within(doneOn(step) ?? "", from, to));
  const before = told(draft.steps.filter((step) => (doneOn(step) ?? "9") < from));
  const [actual, estimated] = told(finished);
  const held = draft.steps.find((step) => step.kind === "review" && within(step.day, from, to));
  return {
    week,
    from,
    to,
    planned_steps: planned.length,
    planned_minutes: sum(from, to, "planned"),
    done_steps: finished.length,
    done_minutes: sum(from, to, "minutes"),
    lived_days: days.filter((one) => within(one.day, from, to) && one.kind === "lived").length,
    open: planned.filter(isOpen),
    estimated,
    actual,
    overrun_before: overrun(...before),
    overrun_after: overrun(before[0] + actual, before[1] + estimated),
    gained: gained(plan, from, to),
    next_planned: sum(after, nextTo, "planned"),
    next_capacity: sum(after, nextTo, "capacity"),
    next: draft.steps.filter((step) => within(step.day, after, nextTo)),
    step: held && isOpen(held) ? held.id : null,
    offer: smaller(plan, sum(from, to, "planned"), sum(from, to, "minutes")),
    question: questions[(week - 1) % questions.length] ?? "",
  };
}

/** The golden catalogue's projects move a score by a share of what they are worth. */
export function checkpoint(plan: Plan, day: number): Checkpoint {
  const { milestones, chosen, end } = plan.draft;
  const parts = chosen.map(({ project, title, value }) => {
    const own = milestones.filter((one) => one.project === project);
    const done = own.filter((one) => one.progress.state === "done");
    const mastery = own.length === done.length ? 1 : (MASTERY[done.at(-1)?.phase ?? "learn"] ?? 0);
    const reached = done.length === 0 ? 0 : mastery;
    return { project, title, mastery: reached, points: -value * reached * 0.4 };
  });
  const before = 14.3;
  return {
    day,
    before,
    now: before + parts.reduce((sum, part) => sum + part.points, 0),
    parts,
    done: milestones.filter((one) => one.progress.state !== "open").length,
    of: milestones.length,
    finished: parts.filter((part) => part.mastery >= 1).map((part) => part.project),
    next_start: addDays(end, 1),
  };
}

export function todayQueries(
  memory: Memory,
): Pick<Handlers<Queries>, "read_today" | "read_review" | "read_checkpoint"> {
  return {
    read_today: () => (memory.world.plan ? today(memory.world.plan, memory.today) : null),
    read_review: ({ week }) => review(planOf(memory.world), week, memory.today),
    read_checkpoint: ({ day }) => checkpoint(planOf(memory.world), day),
  };
}

/** Checks a step or milestone; the last step of a milestone checks it, and a milestone its open steps. */
export function check(world: World, id: string, progress: Progress & { state: "done" }): string[] {
  const checked = item(world, id);
  checked.progress = progress;
  const { steps, milestones } = planOf(world).draft;
  const about = "kind" in checked ? checked.milestone : id;
  const open = steps.filter((step) => step.milestone === about && step.kind === "work" && isOpen(step));
  if (!("kind" in checked)) for (const step of open) step.progress = { ...progress, minutes: null, note: "" };
  else if (open.length === 0 && checked.kind === "work")
    for (const one of milestones)
      if (one.id === about && one.progress.state === "open") one.progress = { ...progress, minutes: null };
  return [id];
}

const STALE: View[] = ["plan", "settings"];

export function todayMutations(
  memory: Memory,
): Pick<Handlers<Mutations>, "sit_down" | "hold_checkpoint" | "confirm_today"> {
  return {
    sit_down: ({ id, minutes, note }) =>
      memory.operate("sit", "Work on a step", STALE, (world) => {
        if (minutes < 1 || minutes > 960)
          throw new Failure(
            "invalid",
            `A sitting takes 1 to 960 minutes, not ${minutes}.`,
            "Five minutes count.",
          );
        const step = item(world, id);
        if ("spent" in step) step.spent += minutes;
        planOf(world).lived.sittings.push({ step: id, on: memory.today, minutes, note });
        return [id];
      }),
    hold_checkpoint: ({ day }) =>
      memory.operate("hold_checkpoint", "Hold a checkpoint", ["plan", "risk", "settings"], (world) => {
        planOf(world).lived.held.push(day);
        return [`day ${day}`];
      }),
    confirm_today: () => {
      memory.jump = null;
      return null;
    },
  };
}
