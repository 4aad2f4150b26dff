// Civil dates as text: "2026-01-05". Arithmetic runs in UTC so that no time zone can move a day.
const DAY_MS = 86_400_000;

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** `date` moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(utc(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`. */
export function daysBetween(a: string, b: string): number {
  return Math.round((utc(b).getTime() - utc(a).getTime()) / DAY_MS);
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(date: string): number {
  return (utc(date).getUTCDay() + 6) % 7;
}

/** The Monday after `date`; never `date` itself. */
export function nextMonday(date: string): string {
  return addDays(date, 7 - weekday(date));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: string, style: string, options: Intl.DateTimeFormatOptions): string {
  const made = formats.get(style) ?? new Intl.DateTimeFormat(undefined, { timeZone: "UTC", ...options });
  formats.set(style, made);
  return made.format(utc(date));
}

/** "Monday, 5 January" in the reader's locale. */
export const longDate = (date: string): string =>
  format(date, "long", { weekday: "long", day: "numeric", month: "long" });

/** "5 Jan" in the reader's locale. */
export const shortDate = (date: string): string => format(date, "short", { day: "numeric", month: "short" });

/** "Mon 5 Jan" in the reader's locale. */
export const dayDate = (date: string): string =>
  format(date, "day", { weekday: "short", day: "numeric", month: "short" });

/** "5 January 2026" in the reader's locale. */
export const fullDate = (date: string): string =>
  format(date, "full", { day: "numeric", month: "long", year: "numeric" });

/** "today", "tomorrow", "yesterday", or the day. */
export function relativeDay(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return dayDate(date);
}
