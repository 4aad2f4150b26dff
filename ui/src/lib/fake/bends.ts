// How the fake host's plan bends: the shell's rules in short, so that every screen can be tried.
import type { Bend, Change, DateRange, Move, Offer, OwnStep, Plan, Replan, Step } from "../bindings";
import { addDays } from "../dates";
import { Failure } from "../host";
import { Board } from "./board";

export interface Proposal {
  replan: Replan;
  plan: Plan;
}

/** Names of operations as the shell's list shows them. */
const operations: Record<Bend["kind"], string> = {
  catch: "Bend the plan",
  carry: "Bend the plan",
  extend: "Bend the plan",
  shrink: "Make a step smaller",
  split: "Make a step smaller",
  drop: "Leave steps out",
  leave: "Leave steps out",
  park: "Lay a step aside",
  return: "Take a step back in",
  move: "Move a step",
  swap: "Swap two steps",
  shift: "Shift the plan",
  break: "Plan a break",
  capacity: "Change your hours",
  routine: "Change your routine",
  add: "Add steps of your own",
  edit: "Edit a step",
};

export const operationOf = (bend: Bend): string => operations[bend.kind];

const wrong = (message: string, hint: string): Failure => new Failure("invalid", message, hint);

function half(step: Step): number {
  return Math.ceil(Math.floor(step.minutes / 2) / 5) * 5;
}

function shrink(board: Board, id: string): void {
  const step = board.open(id);
  const left = half(step);
  if (left < 10 || left >= step.minutes)
    throw wrong(
      `${step.minutes} minutes are as small as a step gets.`,
      "Leave it out, or do five minutes of it: they count.",
    );
  step.minutes = left;
}

function split(board: Board, id: string): void {
  const step = board.open(id);
  if (step.kind !== "work" || step.minutes < 20)
    throw wrong(`${step.minutes} minutes are one sitting.`, "Carry it to another day instead.");
  const first = half(step);
  const second: Step = {
    ...step,
    id: board.nextId(),
    title: `${step.title} (second half)`,
    minutes: step.minutes - first,
    spent: 0,
  };
  step.title = `${step.title} (first half)`;
  step.minutes = first;
  if (step.day < board.date) board.carry(step);
  board.steps.splice(board.steps.indexOf(step) + 1, 0, second);
  board.carry(second);
}

function move(board: Board, id: string, to: string): void {
  const step = board.open(id);
  board.check(step, to);
  const { before, after } = board.line(step);
  if (before && before.day > to)
    throw wrong(
      `${step.id} builds on ${before.id}, which stands on ${before.day}.`,
      `Move ${before.id} first, or choose a later day.`,
    );
  step.day = to;
  for (const later of after) if (later.day < to) later.day = to;
  const stuck = board.rearrange((one) => one.id === step.id || one.day < board.date);
  if (stuck[0])
    throw wrong(
      `Then “${stuck[0].title}” would find no room before ${board.draft.end}.`,
      "Choose an earlier day, or move the end of the plan.",
    );
}

function swap(board: Board, id: string, other: string): void {
  const [one, two] = [board.open(id), board.open(other)];
  const later = (day: string): string => (day < board.date ? board.date : day);
  [one.day, two.day] = [later(two.day), later(one.day)];
  for (const step of [one, two]) {
    board.check(step, step.day);
    if (board.room(step.day, step.id) < step.minutes)
      throw wrong(
        `${step.day} has no ${step.minutes} minutes free for “${step.title}”.`,
        "Choose a shorter step, or split this one.",
      );
    const { before, after } = board.line(step);
    if ((before && before.day > step.day) || after.some((next) => next.day < step.day))
      throw wrong(
        `“${step.title}” would lose its order: one of its practice builds on the other.`,
        "Choose a step of another practice.",
      );
  }
}

function add(board: Board, title: string, steps: OwnStep[]): void {
  if (title.trim() === "")
    throw wrong("A milestone has 1 to 200 characters.", "Say it in a few plain words.");
  const id = `M${board.draft.milestones.length + 1}`;
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  board.draft.milestones.push({
    id,
    title,
    project: `own-${id}`,
    phase: "apply",
    artefact: title,
    day: board.date,
    minutes,
    evidence: "What shows that it is done?",
    progress: { state: "open" },
  });
  for (const own of steps) {
    const step: Step = {
      id: board.nextId(),
      milestone: id,
      kind: "work",
      title: own.title,
      day: own.day ?? board.date,
      minutes: own.minutes,
      spent: 0,
      cue: null,
      progress: { state: "open" },
    };
    board.steps.push(step);
    board.carry(step, own.day ?? board.date);
  }
}

function leave(board: Board, project: string): void {
  const own = board.steps.filter((step) => step.progress.state === "open" && board.project(step) === project);
  if (own.length === 0)
    throw new Failure("not_found", `Nothing of “${project}” is open.`, "The plan lists its practices.");
  for (const step of own) step.progress = { state: "skipped", on: board.date, how: "dropped" };
}

function edit(board: Board, { step: id, title, minutes, cue }: Extract<Bend, { kind: "edit" }>): void {
  const step = board.open(id);
  if (title.trim() === "") throw wrong("A step has 1 to 200 characters.", "Say it in a few plain words.");
  if (minutes !== step.minutes && (minutes < 5 || minutes > 90))
    throw wrong(`A step takes 5 to 90 minutes, not ${minutes}.`, "Make two of it, or a smaller one.");
  const free = board.room(step.day, step.id);
  if (minutes > step.minutes && minutes > free)
    throw wrong(`${step.day} has ${free} minutes free.`, "Move the step to a day with more room first.");
  Object.assign(step, { title, minutes, cue: cue === "" ? null : cue });
}

function rest(board: Board, range: DateRange): void {
  if (range.to < range.from)
    throw wrong(
      `A break has 1 to 60 days; ${range.from} to ${range.to} has not.`,
      "Name its first and its last day.",
    );
  board.draft.request.off.push(range);
}

function extend(board: Board, days: number): void {
  if (days < 1 || days > 60)
    throw wrong(
      `A plan grows by 1 to 60 days at once, not by ${days}.`,
      "Plan the next 90 days when this one ends.",
    );
  const { draft } = board;
  draft.request.days += days;
  draft.days += days;
  draft.end = addDays(draft.end, days);
}

function shift(board: Board, days: number): void {
  extend(board, days);
  const { draft, date } = board;
  for (const step of draft.steps)
    if (step.progress.state === "open" && (step.kind === "work" || step.day >= date))
      step.day = addDays(step.day, days);
  draft.reserves = draft.reserves.map((day) => (day >= date ? addDays(day, days) : day));
}

function leaveOut(board: Board, id: string, how: "dropped" | "parked"): void {
  board.open(id).progress = { state: "skipped", on: board.date, how };
}

function change(board: Board, bend: Bend): void {
  switch (bend.kind) {
    case "catch":
      return;
    case "carry":
      return board.carry(board.open(bend.step));
    case "shrink":
      return shrink(board, bend.step);
    case "split":
      return split(board, bend.step);
    case "drop":
      return leaveOut(board, bend.step, "dropped");
    case "park":
      return leaveOut(board, bend.step, "parked");
    case "return":
      return board.takeBack(bend.step);
    case "leave":
      return leave(board, bend.project);
    case "move":
      return move(board, bend.step, bend.to);
    case "swap":
      return swap(board, bend.step, bend.with);
    case "add":
      return add(board, bend.title, bend.steps);
    case "edit":
      return edit(board, bend);
    case "break":
      return rest(board, bend.range);
    case "extend":
      return extend(board, bend.days);
    case "shift":
      return shift(board, bend.days);
    case "capacity":
      board.draft.request.capacity = bend.capacity;
      return;
    case "routine":
      board.draft.request.routine = bend.routine;
  }
}

const spreads: readonly Bend["kind"][] = ["catch", "break", "capacity", "extend", "shift"];

/** What `bend` would do, and the plan that it would make. */
export function propose(before: Plan, bend: Bend, date: string): Proposal {
  const board = new Board(before, date);
  change(board, bend);
  const stuck = spreads.includes(bend.kind) ? board.rearrange(() => false) : [];
  board.settle();
  const lines = diff(before, board.plan);
  for (const line of lines)
    if (line.change === "moved") board.plan.lived.moved.push({ id: line.id, from: line.from, on: date });
  const replan = {
    reason: reason(bend, lines, board, stuck),
    diff: lines,
    offers: stuck.length > 0 ? offers(board, stuck) : [],
    applied: false,
  };
  return { replan, plan: board.plan };
}

/** What is different between two states of a plan. */
function diff(before: Plan, after: Plan): Move[] {
  const lines: Move[] = [];
  const line = (step: Step, change: Change, from: string, minutes: [number, number]): void => {
    lines.push({ id: step.id, title: step.title, change, from, to: step.day, minutes });
  };
  for (const step of after.draft.steps) {
    const old = before.draft.steps.find((one) => one.id === step.id);
    const minutes: [number, number] = [old?.minutes ?? 0, step.minutes];
    if (!old) line(step, "added", step.day, minutes);
    else if (old.progress.state === "open" && step.progress.state === "skipped")
      line(step, step.progress.how === "parked" ? "parked" : "dropped", old.day, minutes);
    else if (old.progress.state === "skipped" && step.progress.state === "open")
      line(step, "added", old.day, minutes);
    else if (old.day !== step.day) line(step, "moved", old.day, minutes);
    else if (old.title !== step.title || old.minutes !== step.minutes || old.cue !== step.cue)
      line(step, "changed", old.day, minutes);
  }
  for (const step of before.draft.steps)
    if (!after.draft.steps.some((one) => one.id === step.id))
      line(step, "lapsed", step.day, [step.minutes, 0]);
  return lines;
}

function offers(board: Board, stuck: Step[]): Offer[] {
  const minutes = stuck.reduce((sum, step) => sum + step.minutes, 0);
  const week = board.draft.request.capacity.reduce((sum, day) => sum + day, 0);
  const days = Math.max(1, Math.ceil((minutes * 1.5 * 7) / Math.max(1, week)));
  const least = board.draft.chosen.findLast((one) =>
    board.steps.some((step) => step.progress.state === "open" && board.project(step) === one.project),
  );
  const made: Offer[] = [
    {
      kind: "move_end",
      effect: `${days} more days, until ${addDays(board.draft.end, days)}, would hold the ${minutes} minutes that are left.`,
      bend: { kind: "extend", days },
    },
    {
      kind: "add_time",
      effect: `${minutes} minutes more, on any days before ${board.draft.end}, would do.`,
      bend: null,
    },
  ];
  if (least)
    made.unshift({
      kind: "drop",
      effect: `Leaving out the rest of “${least.title}” gives up at most ${least.value.toFixed(1)} points.`,
      bend: { kind: "leave", project: least.project },
    });
  return made;
}

const steps = (number: number): string => (number === 1 ? "1 step" : `${number} steps`);

function reason(bend: Bend, lines: Move[], board: Board, stuck: Step[]): string {
  const { end } = board.draft;
  const moved = lines.filter((line) => line.change === "moved").length;
  const dropped = lines.filter((line) => line.change === "dropped").length;
  const caught =
    stuck.length > 0
      ? `${steps(moved)} find another day; ${stuck.length} find no more room before ${end}.`
      : moved === 0
        ? "Nothing needs to move."
        : `${steps(moved)} of earlier days find room: the plan still ends on ${end}.`;
  switch (bend.kind) {
    case "catch":
      return caught;
    case "shift":
      return `Everything open comes ${bend.days} days later, until ${end}.`;
    case "extend":
      return `The plan goes on until ${end}; ${steps(moved)} move.`;
    case "break":
      return moved === 0
        ? "Nothing stood on those days."
        : `${steps(moved)} find other days; the plan still ends on ${end}.`;
    case "capacity":
      return moved === 0
        ? "Every step can stay where it is."
        : `${steps(moved)} find other days under the new minutes.`;
    case "leave":
      return `${steps(dropped)} are left out for good.`;
    case "add":
      return `${steps(lines.filter((line) => line.change === "added").length)} join your plan.`;
    default:
      if (lines.length === 0) return "Nothing changes.";
      return moved > 1 ? `${steps(moved)} change their day.` : "One step changes; the rest stays.";
  }
}
