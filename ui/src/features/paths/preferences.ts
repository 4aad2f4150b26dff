// What somebody wants of a path, as the panel changes it and as the results name it.
import type { Slider, Preferences, PreferenceSheet } from "../../lib/bindings";
import { percent, wage, whole } from "../../lib/words";

/** No preferences: our weights and filters count. */
export const none: Preferences = {
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

/** One way to write the same preferences, so that they can be compared. */
export function keyOf(preferences: Preferences): string {
  const sorted = Object.entries(preferences).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.toSorted()
      : typeof value === "object" && value !== null
        ? Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b))
        : value,
  ]);
  return JSON.stringify(sorted.toSorted(([a], [b]) => String(a).localeCompare(String(b))));
}

export const same = (a: Preferences, b: Preferences): boolean => keyOf(a) === keyOf(b);

export const valueOf = (slider: Slider, preferences: Preferences): number =>
  preferences.sliders[slider.key] ?? slider.ours;

/** A slider that stands where ours does is no preference. */
export function slid(preferences: Preferences, slider: Slider, value: number): Preferences {
  const others = Object.entries(preferences.sliders).filter(([key]) => key !== slider.key);
  const all = value === slider.ours ? others : [...others, [slider.key, value] as const];
  return { ...preferences, sliders: Object.fromEntries(all) };
}

export function listed(preferences: Preferences, list: List, chosen: string[]): Preferences {
  const other = opposite[list];
  const rest = other && { [other]: preferences[other].filter((one) => !chosen.includes(one)) };
  return { ...preferences, [list]: chosen, ...rest };
}

/** The value as a person reads it: shares in percent, steps and points whole. */
export function said(slider: Slider, value: number): string {
  if (slider.step >= 1) return String(Math.round(value));
  return slider.weighs ? value.toFixed(2) : percent(value);
}

const named = (list: readonly { id: string; label: string }[], ids: readonly string[]): string =>
  ids.map((id) => list.find((one) => one.id === id)?.label.toLowerCase() ?? id).join(" or ");

/** What is preferred otherwise than we would, a few words each. */
export function changes(preferences: Preferences, sheet: PreferenceSheet): string[] {
  const told = sheet.sliders
    .filter((slider) => valueOf(slider, preferences) !== slider.ours)
    .map((slider) => `“${slider.label.toLowerCase()}” to ${said(slider, valueOf(slider, preferences))}`);
  if (preferences.pay_floor !== null) told.push(`at least ${wage(preferences.pay_floor)}`);
  if (preferences.study_hours !== null) told.push(`at most ${whole(preferences.study_hours)} hours of study`);
  if (preferences.remote) told.push("work from anywhere");
  if (preferences.licences.length > 0)
    told.push(`work open to you with ${preferences.licences.join(" or ")}`);
  if (preferences.no_licences.length > 0)
    told.push(`nothing that needs ${preferences.no_licences.join(" or ")}`);
  if (preferences.no_families.length > 0)
    told.push(`without ${named(sheet.families, preferences.no_families)}`);
  if (preferences.more.length > 0) told.push(`more of ${named(sheet.themes, preferences.more)}`);
  if (preferences.less.length > 0) told.push(`less of ${named(sheet.themes, preferences.less)}`);
  return told;
}
