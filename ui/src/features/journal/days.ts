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

/** Every tag with its number of entries, most used first, then by name. */
export function tagCounts(entries: readonly Entry[]): [string, number][] {
  const times = new Map<string, number>();
  for (const tag of entries.flatMap((entry) => entry.tags)) times.set(tag, (times.get(tag) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
