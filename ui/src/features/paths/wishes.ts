// What somebody wants of a path, as the panel changes it and as the results name it.
import type { Slider, Wishes, WishSheet } from "../../lib/bindings";
import { percent, wage, whole } from "../../lib/words";

/** Nothing wished for: our weights and filters count. */
export const none: Wishes = {
  sliders: {},
  pay_floor: null,
  study_hours: null,
  remote: false,
  licences: [],
  no_licences: [],
  no_families: [],
  more: [],
  less: [],
};

/** The lists that are chosen from. */
export type List = "licences" | "no_licences" | "no_families" | "more" | "less";

/** Work that is wanted is not unwanted at once. */
const opposite: Partial<Record<List, List>> = { more: "less", less: "more" };

/** One way to write the same wishes, so that they can be compared. */
export function keyOf(wishes: Wishes): string {
  const sorted = Object.entries(wishes).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.toSorted()
      : typeof value === "object" && value !== null
        ? Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b))
        : value,
  ]);
  return JSON.stringify(sorted.toSorted(([a], [b]) => String(a).localeCompare(String(b))));
}

export const same = (a: Wishes, b: Wishes): boolean => keyOf(a) === keyOf(b);

export const valueOf = (slider: Slider, wishes: Wishes): number => wishes.sliders[slider.key] ?? slider.ours;

/** A slider that stands where ours does is no wish. */
export function slid(wishes: Wishes, slider: Slider, value: number): Wishes {
  const others = Object.entries(wishes.sliders).filter(([key]) => key !== slider.key);
  const all = value === slider.ours ? others : [...others, [slider.key, value] as const];
  return { ...wishes, sliders: Object.fromEntries(all) };
}

export function listed(wishes: Wishes, list: List, chosen: string[]): Wishes {
  const other = opposite[list];
  const rest = other && { [other]: wishes[other].filter((one) => !chosen.includes(one)) };
  return { ...wishes, [list]: chosen, ...rest };
}

/** The value as a person reads it: shares in percent, steps and points whole. */
export function said(slider: Slider, value: number): string {
  if (slider.step >= 1) return String(Math.round(value));
  return slider.weighs ? value.toFixed(2) : percent(value);
}

const named = (list: readonly { id: string; label: string }[], ids: readonly string[]): string =>
  ids.map((id) => list.find((one) => one.id === id)?.label.toLowerCase() ?? id).join(" or ");

/** What is wished otherwise than we would, a few words each. */
export function changes(wishes: Wishes, sheet: WishSheet): string[] {
  const told = sheet.sliders
    .filter((slider) => valueOf(slider, wishes) !== slider.ours)
    .map((slider) => `“${slider.label.toLowerCase()}” to ${said(slider, valueOf(slider, wishes))}`);
  if (wishes.pay_floor !== null) told.push(`at least ${wage(wishes.pay_floor)}`);
  if (wishes.study_hours !== null) told.push(`at most ${whole(wishes.study_hours)} hours of study`);
  if (wishes.remote) told.push("work from anywhere");
  if (wishes.licences.length > 0) told.push(`work open to you with ${wishes.licences.join(" or ")}`);
  if (wishes.no_licences.length > 0) told.push(`nothing that needs ${wishes.no_licences.join(" or ")}`);
  if (wishes.no_families.length > 0) told.push(`without ${named(sheet.families, wishes.no_families)}`);
  if (wishes.more.length > 0) told.push(`more of ${named(sheet.themes, wishes.more)}`);
  if (wishes.less.length > 0) told.push(`less of ${named(sheet.themes, wishes.less)}`);
  return told;
}
