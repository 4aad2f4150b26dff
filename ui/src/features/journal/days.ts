// Entries as a journal shows them.
import type { Entry } from "../../lib/bindings";

/** Days with their entries, newest day first; within a day as they were written. */
export function byDay(entries: readonly Entry[]): { date: string; entries: Entry[] }[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return [...days]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([date, list]) => ({ date, entries: list.sort((a, b) => a.id - b.id) }));
}

/** A search answers so many at most, the newest ones. */
export const MOST_FOUND = 200;

/** What the list is narrowed to; nothing where it is not. */
export interface Filter {
  day?: string | undefined;
  tag?: string | undefined;
  link?: string | undefined;
}

export const isNarrow = ({ day, tag, link }: Filter): boolean =>
  day !== undefined || tag !== undefined || link !== undefined;

export function matching(entries: readonly Entry[], { day, tag, link }: Filter): Entry[] {
  return entries.filter(
    (entry) =>
      (day === undefined || entry.date === day) &&
      (tag === undefined || entry.tags.includes(tag)) &&
      (link === undefined || entry.links.includes(link)),
  );
}

/** Every name with how often it occurs, most used first, then by name. */
function counts(names: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** Every tag with its number of entries, most used first, then by name. */
export const tagCounts = (entries: readonly Entry[]): [string, number][] =>
  counts(entries.flatMap((entry) => entry.tags));

/** The same of what entries speak of. */
export const linkCounts = (entries: readonly Entry[]): [string, number][] =>
  counts(entries.flatMap((entry) => entry.links));

/** What was written a month, a quarter, a half year or some years ago to the day, newest first. */
export function onThisDay(entries: readonly Entry[], today: string): { ago: string; entries: Entry[] }[] {
  const [year = 0, month = 1, day = "01"] = today
    .split("-")
    .map((part, i) => (i < 2 ? Number(part) : part)) as [number, number, string];
  const back = (months: number): string => {
    const at = year * 12 + (month - 1) - months;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-${day}`;
  };
  const spans: [string, number][] = [
    ["A month ago", 1],
    ["Three months ago", 3],
    ["Half a year ago", 6],
    ["A year ago", 12],
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((years): [string, number] => [`${years} years ago`, years * 12]),
  ];
  return spans
    .map(([ago, months]) => ({ ago, entries: entries.filter((entry) => entry.date === back(months)) }))
    .filter(({ entries: found }) => found.length > 0);
}
