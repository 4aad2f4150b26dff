// A month as a calendar shows it: weeks from Monday on.
import { addDays, weekday } from "../../lib/dates";
import { count } from "../../lib/words";

export interface Cell {
  date: string;
  /** Day of the month. */
  number: number;
  entries: number;
}

const firstOf = (date: string): string => `${date.slice(0, 7)}-01`;

/** The same day some months on or back, or the last one where that month is shorter. */
export function addMonths(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(at / 12)).padStart(4, "0");
  const first = `${year}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  const last = 32 - Number(addDays(first, 31).slice(8));
  return addDays(first, Math.min(Number(date.slice(8)), last) - 1);
}

/** The weeks of the month that `date` lies in; nothing where a week belongs to another month. */
export function weeksOf(date: string, entries: readonly { date: string }[]): (Cell | undefined)[][] {
  const times = new Map<string, number>();
  for (const entry of entries) times.set(entry.date, (times.get(entry.date) ?? 0) + 1);
  const first = firstOf(date);
  const next = addMonths(first, 1);
  const weeks: (Cell | undefined)[][] = [];
  for (let monday = addDays(first, -weekday(first)); monday < next; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
    weeks.push(
      days.map((day) =>
        day < first || day >= next
          ? undefined
          : { date: day, number: Number(day.slice(8)), entries: times.get(day) ?? 0 },
      ),
    );
  }
  return weeks;
}

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const monthFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", month: "long", year: "numeric" });
const dayFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", month: "long", day: "numeric" });
const shortFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", weekday: "short" });
const longFormat = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", weekday: "long" });

/** "March 2026" in the reader's locale. */
export const monthWords = (date: string): string => monthFormat.format(utc(date));

/** "12 March, 2 entries". */
export const dayWords = (date: string, entries: number): string =>
  `${dayFormat.format(utc(date))}, ${entries === 0 ? "no entries" : count(entries, "entry", "entries")}`;

/** Weekdays from Monday on: as a column says them, and in full. */
export const weekdays: readonly { short: string; long: string }[] = [5, 6, 7, 8, 9, 10, 11].map((day) => {
  const date = utc(`2026-01-${String(day).padStart(2, "0")}`);
  return { short: shortFormat.format(date), long: longFormat.format(date) };
});
