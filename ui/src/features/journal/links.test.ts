import { expect, test } from "vitest";
import type { LinkTarget } from "../../lib/bindings";
import { aboutOf, labelOf, offers } from "./links";

const targets: LinkTarget[] = [
  { id: "M1", label: "One-page brief", kind: "milestone" },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): LinkTarget => ({ id: `S${n}`, label: `Step ${n}`, kind: "step" })),
  { id: "task:review", label: "Code review", kind: "task" },
  { id: "with:manager", label: "manager", kind: "role" },
];
const ids = (typed: string, chosen: string[] = [], near: string[] = []): string[] =>
  offers(targets, typed, chosen, near).flatMap((group) => group.offers.map((offer) => offer.id));

test("a link is read by its label, a role as company, and an unknown one by its id", () => {
  expect(labelOf("task:review", targets)).toBe("Code review");
  expect(labelOf("with:manager", targets)).toBe("with manager");
  expect(labelOf("with:product manager", targets)).toBe("with product manager");
  expect(labelOf("S99", targets)).toBe("S99");
  expect(aboutOf("M1", targets)).toBe("about “One-page brief”");
  expect(aboutOf("with:manager", targets)).toBe("with manager");
});

test("offers are grouped by kind, a few of each, and what the day was about comes first", () => {
  const groups = offers(targets, "", [], ["S8"]);
  expect(groups.map((group) => group.title)).toEqual(["Steps", "Milestones", "Tasks of your work", "People"]);
  expect(groups[0]?.offers.map((offer) => offer.id)).toEqual(["S8", "S1", "S2", "S3", "S4"]);
  expect(groups[0]?.more).toBe(3);
});

test("typing finds by words or by id, and never what is chosen already", () => {
  expect(ids("code rev")[0]).toBe("task:review");
  expect(ids("s7")[0]).toBe("S7");
  expect(ids("code rev", ["task:review"])).not.toContain("task:review");
});

test("any role can be typed, and one that is known is not offered twice", () => {
  expect(ids("product manager")).toEqual(["with:product manager"]);
  expect(ids("with product manager")).toContain("with:product manager");
  expect(ids("Manager")).toEqual(["with:manager"]);
  expect(ids("product manager", ["with:product manager"])).toEqual([]);
});
