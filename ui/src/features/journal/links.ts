// What an entry speaks of: steps, milestones, tasks, and people by their roles.
import type { LinkTarget } from "../../lib/bindings";

export type Kind = LinkTarget["kind"];

/** Letters of a role, at most. */
export const LONGEST_ROLE = 80;
/** So many of a kind are shown at once; typing finds the others. */
const MOST = 5;
const ROLE = "with:";

const kinds: readonly [Kind, string][] = [
  ["step", "Steps"],
  ["milestone", "Milestones"],
  ["task", "Tasks of your work"],
  ["role", "People"],
];

const isRole = (id: string): boolean => id.startsWith(ROLE);

/** What a person reads for a link: its label, “with” a role, or the id where nothing is known of it. */
export function labelOf(id: string, targets: readonly LinkTarget[]): string {
  const label = targets.find((target) => target.id === id)?.label;
  return isRole(id) ? `with ${label ?? id.slice(ROLE.length)}` : (label ?? id);
}

/** The same as part of a sentence: “about …”, or “with …”. */
export const aboutOf = (id: string, targets: readonly LinkTarget[]): string =>
  isRole(id) ? labelOf(id, targets) : `about “${labelOf(id, targets)}”`;

export interface Offer {
  id: string;
  label: string;
}

export interface Group {
  title: string;
  offers: Offer[];
  /** How many more there are. */
  more: number;
}

/** The role that somebody typed, in a few words; nothing when none was. */
function typedRole(typed: string, targets: readonly LinkTarget[]): Offer[] {
  const role = typed.replace(/^with[:\s]+/i, "").trim();
  const known = targets.some((target) => isRole(target.id) && same(target.label, role));
  return role === "" || known ? [] : [{ id: ROLE + role, label: `Somebody else: ${role}` }];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What fits the words typed, by kind; what the day was about (`near`) comes first. */
export function offers(
  targets: readonly LinkTarget[],
  typed: string,
  chosen: readonly string[],
  near: readonly string[] = [],
): Group[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ id, label }: LinkTarget): boolean =>
    words.every((word) => label.toLowerCase().includes(word)) || same(id, typed.trim());
  const free = targets.filter((target) => !chosen.includes(target.id) && fits(target));
  return kinds
    .map(([kind, title]): Group => {
      const own = free.filter((target) => target.kind === kind);
      const first = own.filter((target) => near.includes(target.id));
      const sorted = [...first, ...own.filter((target) => !first.includes(target))];
      const shown = sorted.slice(0, Math.max(MOST, first.length)).map(({ id, label }) => ({ id, label }));
      const other = kind === "role" ? typedRole(typed, targets) : [];
      const added = other.filter((offer) => !chosen.includes(offer.id));
      return { title, offers: [...shown, ...added], more: sorted.length - shown.length };
    })
    .filter((group) => group.offers.length > 0);
}
