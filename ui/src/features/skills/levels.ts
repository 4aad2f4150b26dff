// Levels of a skill on the scale of 0 to 7, and what a gap says in words.
import type { Gap, GapReport, HoursRange, PathsReport } from "../../lib/bindings";

export const LEVELS = { min: 0, max: 7, step: 0.5 } as const;

/** What a level means to the person who rates it. */
export function levelWord(level: number): string {
  if (level < 0.5) return "not yet";
  if (level < 2) return "a first try";
  if (level < 3.5) return "with help";
  if (level < 5) return "on your own";
  if (level < 6.5) return "others ask you";
  return "you set the standard";
}

/** "4", "4.5": never more than one digit. */
export const level = (value: number): string => String(Number(value.toFixed(1)));

/** Where a level lies: "At 4", or "Between 4 and 5" for half a level. */
export function levelPlace(value: number): string {
  const reached = Math.floor(value);
  return value > reached ? `Between ${reached} and ${reached + 1}` : `At ${reached}`;
}

/** What somebody can do at a level; half a level lies between two of its seven anchors. */
export function levelMeaning(anchors: readonly string[], value: number): string {
  const reached = Math.floor(value);
  const can = anchors[reached - 1];
  // The anchors begin at 1, so nothing stands below the first.
  const known = can === undefined ? "you have not done this yet" : `you can ${can}`;
  const next = anchors[reached];
  if (value === reached || next === undefined) return known;
  return can === undefined ? `you have begun, but cannot yet ${next}` : `${known}, but not yet ${next}`;
}

/** "2.4 times the usual"; a tenth says nothing any more once it is ten times. */
export const timesUsual = (times: number): string =>
  `${Number(times.toFixed(times < 10 ? 1 : 0))} times the usual`;

/** The middle of a range of hours, one clause. */
export const hoursMedian = ({ p50 }: HoursRange): string =>
  `Half of people need less than ${Math.round(p50)} h`;

/** Smaller than this, nobody could tell the difference. */
const LEAST = 0.05;
const isOpen = (gap: Gap): boolean => gap.need - gap.have >= LEAST;

/** What is missing, the most weighty first. */
export const missing = (report: GapReport): Gap[] =>
  report.gaps.filter(isOpen).sort((a, b) => b.weight - a.weight || a.label.localeCompare(b.label));

/** What is there already, the most important first. */
export const brought = (report: GapReport): Gap[] =>
  report.gaps
    .filter((gap) => !isOpen(gap) && gap.have > 0)
    .sort((a, b) => b.importance - a.importance || a.label.localeCompare(b.label));

/** 1-5 as a word. */
export function importanceWord(importance: number): string {
  if (importance >= 4.25) return "central";
  if (importance >= 3.5) return "very important";
  if (importance >= 2.5) return "important";
  return "useful";
}

/**
 * Which occupation to show first: the path next door, else where the plan leads, else the nearest one that a
 * path missed. Never the origin itself; undefined when none of these is known.
 */
export function firstTarget(paths: PathsReport, planned: string | undefined): string | undefined {
  const origin = paths.origin.code;
  const nextDoor = paths.paths.find((path) => path.kind === "next_door");
  const others = [nextDoor?.occupation.code, planned, paths.near_misses[0]?.occupation.code];
  return others.find((code) => code !== undefined && code !== origin);
}
