// Plans of the fake host: the golden plan, moved to another start or another week, and lived in.
import type { Ask, Draft, OccupationName, Project, Profile, Step } from "../bindings";
import { addDays, daysBetween, weekday } from "../dates";
import projectsJson from "../golden/projects.json";
import titles from "../golden/titles.json";
import { golden } from "./state";

const defaultHours = golden.request.capacity.reduce((sum, minutes) => sum + minutes, 0) / 60;

export function occupation(code: string): OccupationName {
  const found = titles.find((title) => title.code === code) ?? titles[0];
  if (!found) throw new Error("The golden catalogue is empty.");
  return { code: found.code, title: found.title, kind: found.kind as OccupationName["kind"] };
}

const known = projectsJson as unknown as Project[];

/** What is left out goes with its steps, what is pinned comes in; each has its price. */
function choose(made: Draft, ask: Ask): void {
  const title = (id: string): string =>
    golden.chosen.find((one) => one.project === id)?.title ?? known.find((one) => one.id === id)?.title ?? id;
  made.prices = [];
  for (const id of ask.wanted) {
    const there = made.chosen.some((one) => one.project === id);
    const hours = { p10: 4, p50: 6, p90: 9 };
    if (!there) made.chosen.push({ project: id, title: title(id), hours, value: 0.5 });
    made.prices.push({ project: id, title: title(id), pinned: true, points: there ? 0 : 0.3 });
  }
  for (const id of ask.unwanted) {
    const points = (made.chosen.find((one) => one.project === id)?.value ?? 0) * 0.4;
    made.chosen = made.chosen.filter((one) => one.project !== id);
    const gone = made.milestones.filter((one) => one.project === id).map((one) => one.id);
    made.milestones = made.milestones.filter((one) => one.project !== id);
    made.steps = made.steps.filter((step) => step.milestone === null || !gone.includes(step.milestone));
    made.prices.push({ project: id, title: title(id), pinned: false, points });
  }
  const cost = made.prices.reduce((sum, price) => sum + price.points, 0);
  made.value = golden.value - cost;
  made.bound = made.value;
}

/** The golden plan for this ask. Only its dates and its length follow the ask. */
export function draft(profile: Profile, target: string | null, ask: Ask): Draft {
  const made = structuredClone(golden);
  made.origin = occupation(profile.occupation);
  made.target = occupation(target ?? profile.occupation);
  choose(made, ask);
  const hours = ask.hours ?? defaultHours;
  const picked = ask.wanted.length + ask.unwanted.length > 0 || ask.apart;
  if (
    !picked &&
    ask.start === golden.start &&
    hours === defaultHours &&
    ask.off.length === 0 &&
    ask.days === 90
  )
    return made;
  const scale = hours / defaultHours;
  made.request = {
    start: ask.start,
    days: ask.days,
    capacity: golden.request.capacity.map((minutes) => Math.round(minutes * scale)),
    off: ask.off,
    wanted: ask.wanted,
    unwanted: ask.unwanted,
    finished: ask.finished,
    apart: ask.apart,
    routine: [],
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
