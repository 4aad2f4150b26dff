// Codes of occupations that somebody puts together: parts with their percent of the week.
import type { OccupationName } from "../../lib/bindings";

/** A kind of work with its hours a week. */
export interface OwnPart {
  id: string;
  label: string;
  hours: number;
}

/** "IT support" stays, "Nurse" becomes "nurse". */
const lower = (title: string): string =>
  /^.\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);

/** Two jobs, the first with `share` percent of the week; undefined when they are one. */
export function blended(
  one: OccupationName,
  other: OccupationName,
  share: number,
): OccupationName | undefined {
  if (one.code === other.code) return undefined;
  return {
    code: `${one.code}*${share}+${other.code}*${100 - share}`,
    title: `${one.title} and ${lower(other.title)}`,
    kind: "own",
  };
}

/** Kinds of work by their hours; undefined while a week has none. */
export function ofOwn(parts: readonly OwnPart[]): OccupationName | undefined {
  const counted = parts.filter((part) => part.hours > 0);
  const all = counted.reduce((sum, part) => sum + part.hours, 0);
  if (all === 0) return undefined;
  const percent = (part: OwnPart): number => Math.max(1, Math.round((part.hours / all) * 100));
  return {
    code: counted.map((part) => `${part.id}*${percent(part)}`).join("+"),
    title: "Work of your own",
    kind: "own",
  };
}
