import { expect, test } from "vitest";
import type { Slider } from "../../src/lib/bindings";
import { wage } from "../../src/lib/words";
import { call, take } from "../window";
import { changes, listed, none, said, same, slid, valueOf } from "../../src/features/paths/preferences";

await take("ten days");
const sheet = await call("read_preferences", {});
const slider = (key: string): Slider => {
  const found = sheet.sliders.find((one) => one.key === key);
  if (!found) throw new Error(`The sheet has no slider ${key}.`);
  return found;
};

test("without preferences it is what the rules say", () => {
  expect(same(none, sheet.preferences)).toBe(true);
  expect(changes(none, sheet)).toEqual([]);
});

test("a slider that stands where ours does is no preference", () => {
  const pay = slider("pay");
  const moved = slid(none, pay, 0.5);
  expect(moved.sliders).toEqual({ pay: 0.5 });
  expect(valueOf(pay, moved)).toBe(0.5);
  expect(same(slid(moved, pay, pay.ours), none)).toBe(true);
});

test("the same preferences are the same in any order", () => {
  const one = { ...none, sliders: { pay: 1, growth: 0 }, more: ["a", "b"] };
  expect(same(one, { ...none, more: ["b", "a"], sliders: { growth: 0, pay: 1 } })).toBe(true);
  expect(same(one, { ...one, remote: true })).toBe(false);
});

test("work that is wanted is taken off what is not, and the other way round", () => {
  const more = listed(none, "more", ["care", "advice"]);
  const less = listed(more, "less", ["care"]);
  expect([less.more, less.less]).toEqual([["advice"], ["care"]]);
  expect(listed(less, "more", ["advice", "care"]).less).toEqual([]);
  expect(listed(less, "no_families", ["11"]).less).toEqual(["care"]);
});

test("a weight, a step and a share read as what they are", () => {
  expect(said(slider("pay"), 0.3)).toBe("0.30");
  expect(said(slider("zones"), 2)).toBe("2");
  expect(said(slider("missing"), 0.65)).toBe("65%");
});

test("every kind of preference is named", () => {
  const family = sheet.families[0];
  const [theme, other] = sheet.themes;
  const [held, unwanted] = sheet.licences;
  if (!family || !theme || !other || !held || !unwanted) throw new Error("The sheet is too small.");
  const told = changes(
    {
      sliders: { pay: 0.3 },
      pay_floor: 60_000,
      study_hours: 300,
      remote: true,
      licences: [held],
      no_licences: [unwanted],
      no_families: [family.id],
      more: [theme.id],
      less: [other.id],
    },
    sheet,
  );
  expect(told).toEqual([
    "“pay” to 0.30",
    `at least ${wage(60_000)}`,
    "at most 300 hours of study",
    "work from anywhere",
    `work open to you with ${held}`,
    `nothing that needs ${unwanted}`,
    `without ${family.label.toLowerCase()}`,
    `more of ${theme.label.toLowerCase()}`,
    `less of ${other.label.toLowerCase()}`,
  ]);
});
