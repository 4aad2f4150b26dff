// Plans of the fake host: the golden plan, moved to another start or another week, and lived in.
import type { Ask, Draft, Move, Plan, Profile, Replan, Step, Today } from "../bindings";
import { addDays, daysBetween, weekday } from "../dates";
import titles from "../golden/titles.json";
import type { OccupationName } from "../bindings";
import { golden } from "./state";

const defaultHours = golden.request.capacity.reduce((sum, minutes) => sum + minutes, 0) / 60;

export function occupation(code: string): OccupationName {
  const found = titles.find((title) => title.code === code) ?? titles[0];
  if (!found) throw new Error("The golden catalogue is empty.");
  return { code: found.code, title: found.title, kind: found.kind as OccupationName["kind"] };
}

/** The golden plan for this ask. Only its dates and its length follow the ask. */
export function draft(profile: Profile, target: string | null, ask: Ask): Draft {
  const made = structuredClone(golden);
  made.origin = occupation(profile.occupation);
  made.target = occupation(target ?? profile.occupation);
  const hours = ask.hours ?? defaultHours;
  if (ask.start === golden.start && hours === defaultHours && ask.off.length === 0 && ask.days === 90)
    return made;
  const scale = hours / defaultHours;
  made.request = {
    start: ask.start,
    days: ask.days,
    capacity: golden.request.capacity.map((minutes) => Math.round(minutes * scale)),
    off: ask.off,
    wanted: ask.wanted,
    overrun: 1.5,
  };
  made.start = ask.start;
  made.days = ask.days;
  made.end = addDays(ask.start, ask.days - 1);
  const shift = daysBetween(golden.start, ask.start);
  made.reserves = golden.reserves.map((day) => addDays(day, shift)).filter((day) => day <= made.end);
  made.load = Array.from({ length: ask.days }, (_, index) => {
    const day = addDays(ask.start, index);
    const away = ask.off.some((range) => range.from <= day && day <= range.to);
    return { day, capacity: away ? 0 : (made.request.capacity[weekday(day)] ?? 0), planned: 0 };
  });
  made.budget_minutes = Math.round(
    made.load.reduce((sum, day) => sum + day.capacity, 0) / made.request.overrun,
  );
  fill(made);
  return made;
}

/** Places the golden steps in order, day by day, as many milestones as the budget holds. */
function fill(made: Draft): void {
  let left = made.budget_minutes;
  made.milestones = made.milestones.filter((milestone) => (left -= milestone.minutes) >= 0);
  made.steps = made.steps.filter(
    (step) => step.kind === "work" && made.milestones.some((milestone) => milestone.id === step.milestone),
  );
  let day = 0;
  for (const step of made.steps) {
    while (day < made.load.length - 1 && !roomOn(made, day, step)) day++;
    const slot = made.load[day];
    if (!slot) continue;
    slot.planned += step.minutes;
    step.day = slot.day;
  }
  for (const milestone of made.milestones) {
    milestone.day = made.steps.findLast((step) => step.milestone === milestone.id)?.day ?? made.end;
  }
  made.finish = { p50: made.milestones.at(-1)?.day ?? made.end, p80: addDays(made.end, 7) };
}

function roomOn(made: Draft, index: number, step: Step): boolean {
  const slot = made.load[index];
  if (!slot || slot.capacity === 0 || made.reserves.includes(slot.day)) return false;
  return slot.planned === 0 || slot.planned + step.minutes <= slot.capacity;
}

const prompts = [
  "What did you find out today that you would tell a colleague?",
  "What was harder than it looked, and why?",
  "Which part of today's work could AI have done, and which could it not?",
  "Who would notice if this were wrong?",
  "What would you do first if you had one hour more?",
  "What did this week change at work?",
  "What are you glad to leave for tomorrow?",
];

export function today(plan: Plan, date: string): Today {
  const { steps, load, start, milestones } = plan.draft;
  const mine = steps.filter((step) => step.day === date);
  const carried = steps.filter((step) => step.day < date && step.progress.state === "open");
  const open = mine.find((step) => step.progress.state === "open");
  const slot = load.find((day) => day.day === date);
  const done = steps.filter((step) => step.progress.state === "done");
  const finished = milestones.filter((milestone) => milestone.progress.state === "done").length;
  const hours = (done.reduce((sum, step) => sum + step.minutes, 0) / 60).toFixed(1);
  const later = steps.find((step) => step.day > date && step.progress.state === "open");
  return {
    date,
    day: Math.max(0, daysBetween(start, date) + 1),
    next: open ?? carried[0] ?? (mine.length === 0 ? (later ?? null) : null),
    steps: mine,
    carried,
    planned: mine.reduce((sum, step) => sum + step.minutes, 0),
    capacity: slot?.capacity ?? 0,
    prompt: prompts[weekday(date)] ?? "What moved today?",
    moved:
      done.length === 0
        ? "Nothing has moved yet; the first step takes twenty minutes."
        : `${done.length} of ${steps.length} steps and ${finished} of ${milestones.length} milestones are done, ${hours} hours of work.`,
    bend:
      carried.length >= 2
        ? `${carried.length} steps from earlier days are open. The plan can make room for them.`
        : null,
  };
}

/** Moves what is open from earlier days to the next days with room; nothing stacks. */
export function replan(plan: Plan, date: string, off: { from: string; to: string }[] = []): Replan {
  const { steps, load, reserves } = plan.draft;
  const away = (day: string): boolean => off.some((range) => range.from <= day && day <= range.to);
  const waiting = steps.filter(
    (step) => step.progress.state === "open" && (step.day < date || away(step.day)),
  );
  const planned = new Map(load.map((slot) => [slot.day, slot.planned]));
  const diff: Move[] = [];
  for (const step of waiting) {
    const slot = load.find(
      (one) =>
        one.day >= date &&
        !away(one.day) &&
        !reserves.includes(one.day) &&
        (planned.get(one.day) ?? 0) + step.minutes <= one.capacity,
    );
    if (!slot) continue;
    planned.set(slot.day, (planned.get(slot.day) ?? 0) + step.minutes);
    diff.push({ id: step.id, title: step.title, from: step.day, to: slot.day });
  }
  const left = waiting.length - diff.length;
  return {
    reason:
      waiting.length === 0
        ? "Nothing needs to move; the plan fits as it stands."
        : `${waiting.length} open ${waiting.length === 1 ? "step finds" : "steps find"} room in the days ahead; no day gets fuller than you said.`,
    diff,
    offers:
      left > 0 ? [{ kind: "move_end", effect: `${left} more would need the end to move by a week.` }] : [],
    applied: false,
  };
}

export function applyMoves(plan: Plan, moves: Move[]): string[] {
  for (const move of moves) {
    const step = plan.draft.steps.find((one) => one.id === move.id);
    if (!step) continue;
    for (const slot of plan.draft.load) {
      if (slot.day === move.from) slot.planned -= step.minutes;
      if (slot.day === move.to) slot.planned += step.minutes;
    }
    step.day = move.to;
  }
  plan.draft.steps.sort((a, b) => a.day.localeCompare(b.day));
  return moves.map((move) => move.id);
}
