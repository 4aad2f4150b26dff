// A week on sliders: whatever one is moved to, the others give or take so that the whole stays whole.

export interface Part {
  id: string;
  label: string;
  /** Percent of the week. */
  share: number;
  locked: boolean;
  own: boolean;
}

const WHOLE = 100;
const sum = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.share, 0);

/**
 * The week after a part was moved to `share`. Locked parts stay; the others keep their proportions, or
 * share evenly where all of them were nothing. Where no other part is free, nothing moves.
 */
export function moved(parts: readonly Part[], id: string, share: number): Part[] {
  const free = parts.filter((part) => part.id !== id && !part.locked);
  if (free.length === 0) return [...parts];
  const locked = sum(parts.filter((part) => part.id !== id && part.locked));
  const most = Math.max(0, WHOLE - locked);
  const now = Math.min(Math.max(0, share), most);
  const rest = most - now;
  const before = sum(free);
  return parts.map((part) => {
    if (part.id === id) return { ...part, share: now };
    if (part.locked) return part;
    return { ...part, share: before > 0 ? (part.share / before) * rest : rest / free.length };
  });
}

/** Whole percents that sum to 100, by largest remainder. */
export function printed(parts: readonly Part[]): number[] {
  const floors = parts.map((part) => Math.floor(part.share));
  const missing = Math.round(sum(parts)) - floors.reduce((total, floor) => total + floor, 0);
  const order = parts
    .map((part, place) => ({ place, rest: part.share - Math.floor(part.share) }))
    .sort((a, b) => b.rest - a.rest);
  const up = new Set(order.slice(0, Math.max(0, missing)).map(({ place }) => place));
  return floors.map((floor, place) => floor + (up.has(place) ? 1 : 0));
}

/** Shares by task as the shell takes them. */
export const sharesOf = (parts: readonly Part[]): Record<string, number> =>
  Object.fromEntries(parts.map((part) => [part.id, part.share]));
