import { beforeEach, expect, test, vi } from "vitest";
import { remember } from "../../lib/unsaved.svelte";
import { isUnsaved, Writing } from "./writing.svelte";

/** What the host has kept. */
const kept = vi.hoisted(() => new Map<string, string>());
vi.mock("../../lib/host", () => ({ call: () => Promise.resolve(Object.fromEntries(kept)) }));
beforeEach(async () => {
  kept.clear();
  await remember();
});

const entry = { text: "As it is", links: ["S1"] };

test("a change outlives the window, and the entry as it is does not count as one", () => {
  const first = new Writing("edit:1", entry);
  expect(isUnsaved("edit:1")).toBe(false);
  first.text = "As it will be";
  first.links = [];
  expect(isUnsaved("edit:1")).toBe(true);
  const again = new Writing("edit:1", entry);
  expect([again.text, again.links]).toEqual(["As it will be", []]);
  again.text = entry.text;
  again.links = ["S1"];
  expect(isUnsaved("edit:1")).toBe(false);
});

test("a field that is emptied stays empty", () => {
  const writing = new Writing("edit:1", entry);
  writing.text = "";
  expect(writing.text).toBe("");
});

test("what is cleared is as it was, and nothing of it is kept", () => {
  const writing = new Writing("entry:long");
  writing.text = "A thought";
  writing.links = ["with:manager"];
  writing.clear();
  expect([writing.text, writing.links, isUnsaved("entry:long")]).toEqual(["", [], false]);
});

test("links that nobody can read break nothing", async () => {
  kept.set("edit:1:links", "{no list");
  await remember();
  expect(new Writing("edit:1", entry).links).toEqual(["S1"]);
  kept.set("edit:1:links", '["S2", 3]');
  await remember();
  expect(new Writing("edit:1", entry).links).toEqual(["S2"]);
});
