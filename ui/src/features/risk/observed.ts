// What was logged of AI, as a person reads it.
import type { AiUse, ObservedMonth, WeekPart } from "../../lib/bindings";
import { count, minutes, percent } from "../../lib/words";

/** What one press says, and the share that it stands for. */
export const answers = [
  { share: 0, title: "None", about: "You did it all" },
  { share: 0.5, title: "Helped", about: "It did a part" },
  { share: 1, title: "Did it", about: "You looked it over" },
] as const;

export const qualities: Record<number, string> = {
  1: "Unusable",
  2: "Took more work than it saved",
  3: "Usable after some work",
  4: "Good",
  5: "As you would have done it",
};

/** "Helped", or the share where the terminal was told one in between. */
export const did = (share: number): string =>
  answers.find((one) => one.share === share)?.title ?? percent(share);

/** "45 min saved", "15 min lost", or nothing. */
export function saved(sum: number): string {
  if (sum === 0) return "";
  return sum > 0 ? `${minutes(sum)} saved` : `${minutes(-sum)} lost`;
}

/** Tasks to choose from: what was logged last comes first, then the week in its order. */
export function choices(parts: readonly WeekPart[], uses: readonly AiUse[]): WeekPart[] {
  const place = (part: WeekPart): number => {
    const last = uses.findIndex((use) => use.task === part.id);
    return last < 0 ? uses.length : last;
  };
  return parts.filter((part) => part.share > 0).sort((a, b) => place(a) - place(b));
}

/** A month in the picture; without a share where nothing was logged in it. */
export interface Slot {
  month: string;
  observed: number | null;
  uses: number;
}

const LEAST = 6;
const MOST = 12;

function before(month: string, back: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 - back)).toISOString().slice(0, 7);
}

/** The months up to the last one logged, without a hole: half a year at least, a year at most. */
export function slots(months: readonly ObservedMonth[]): Slot[] {
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  if (first === undefined || last === undefined) return [];
  const all = [...Array(MOST).keys()].map((back) => before(last, back)).reverse();
  const shown = all.filter((month, place) => month >= first || place >= MOST - LEAST);
  return shown.map(
    (month) => months.find((one) => one.month === month) ?? { month, observed: null, uses: 0 },
  );
}

const named = (style: "long" | "short"): ((month: string) => string) => {
  const format = new Intl.DateTimeFormat(undefined, { month: style, year: "numeric", timeZone: "UTC" });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
};
/** "January 2026" in the reader's locale. */
export const longMonth = named("long");
/** "Jan 2026" in the reader's locale. */
export const shortMonth = named("short");

/** The picture in words. */
export function inWords(months: readonly Slot[]): string {
  const said = months.flatMap(({ month, observed, uses }) =>
    observed === null ? [] : [`${longMonth(month)} ${percent(observed)} of ${count(uses, "log")}`],
  );
  return `What AI did, by month: ${said.join("; ")}.`;
}
