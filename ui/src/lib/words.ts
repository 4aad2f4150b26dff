// Figures and terms as a person reads them.
import type {
  DoneBy,
  Band,
  Finish,
  Horizon,
  HoursRange,
  PathKind,
  Phase,
  Seniority,
  Viability,
} from "./bindings";
import { fullDate } from "./dates";

/** The reader's locale. A system without one says "POSIX", which would leave figures ungrouped. */
const locale = new Intl.NumberFormat().resolvedOptions().locale.replace("-u-va-posix", "");

export const bandWord: Record<Band, string> = {
  very_low: "very low",
  low: "low",
  moderate: "moderate",
  high: "high",
  critical: "critical",
};

/** The bands an range spans: "very low", or "very low to low". */
export function bandWords(bands: readonly Band[]): string {
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return "not rated";
  return first === last ? bandWord[first] : `${bandWord[first]} to ${bandWord[last]}`;
}

export const seniorityWord: Record<Seniority, string> = {
  junior: "Junior",
  mid: "Mid",
  senior: "Senior",
  lead: "Lead",
};

export const seniorityAbout: Record<Seniority, string> = {
  junior: "Your first years",
  mid: "You work by yourself",
  senior: "You decide how",
  lead: "You decide what",
};

export const pathWord: Record<PathKind, string> = {
  reshape: "Reshape",
  next_door: "Next door",
  stretch: "Stretch",
};

export const viabilityWord: Record<Viability, string> = {
  highly_viable: "highly viable",
  viable: "viable",
  stretch: "less alike",
};

export const horizonWord: Record<Horizon, string> = { now: "Now", "+2y": "In two years", "2030": "2030" };

export const doneByWord: Record<DoneBy, string> = {
  ai_does: "AI can do most of it",
  ai_helps: "AI assists",
  human: "Stays human",
};

export const phaseWord: Record<Phase, string> = { learn: "Learn", apply: "Apply", prove: "Prove" };

/** "45 min", "1 h", "1 h 30 min". */
export function minutes(count: number): string {
  const whole = Math.round(count);
  if (whole < 60) return `${whole} min`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`;
}

/** "18-31 h": the 10th to the 90th percentile. */
export function hoursRange(range: HoursRange): string {
  const low = Math.round(range.p10);
  const high = Math.round(range.p90);
  return low === high ? `${whole(low)} h` : `${whole(low)}–${whole(high)} h`;
}

/** "+3", "−2", "0": with a true minus sign. */
export function signed(points: number, digits = 0): string {
  const rounded = Number(points.toFixed(digits));
  if (rounded === 0) return (0).toFixed(digits);
  return (rounded > 0 ? "+" : "−") + Math.abs(rounded).toFixed(digits);
}

/** A fraction as whole percent. */
export function percent(fraction: number, digits = 0): string {
  return `${(fraction * 100).toFixed(digits)}%`;
}

/** A whole number with its thousands apart. */
export function whole(number: number): string {
  return new Intl.NumberFormat(locale).format(number);
}

/** The start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 step", "3 steps". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Dollars a year without cents, in the reader's locale. */
export function wage(dollars: number): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    maximumFractionDigits: 0,
  }).format(dollars);
}

/** "312 kB" from bytes. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  if (size < 1_000_000) return `${Math.round(size / 1000)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

/** When a plan ends; slack can absorb the longer case, and then there is one date to say. */
export function finishWords({ p50, p80 }: Finish): string {
  return p50 === p80
    ? `Four times in five you finish by ${fullDate(p80)}, even where work takes longer than planned.`
    : `As likely as not you finish by ${fullDate(p50)}; four times in five by ${fullDate(p80)}.`;
}
