import { expect, test } from "vitest";
import { parseTags, writeTags } from "./tags";

test("closing tags leave the text, tags within it stay", () => {
  expect(parseTags("Met #Product about slices #evaluation #labels")).toEqual({
    text: "Met #Product about slices",
    tags: ["product", "evaluation", "labels"],
  });
});

test("a number sign that is no tag is left alone", () => {
  expect(parseTags("Closed issue 12#3 and C# notes").tags).toEqual([]);
});

test("an entry of tags alone keeps its text", () => {
  expect(parseTags("#rest")).toEqual({ text: "#rest", tags: ["rest"] });
});

test("tags of any script are tags", () => {
  expect(parseTags("Über das Ziel #größe").tags).toEqual(["größe"]);
});

test("writing and reading again changes nothing", () => {
  const entry = { text: "Met #product about slices", tags: ["product", "labels"] };
  const again = parseTags(writeTags(entry.text, entry.tags));
  expect(again.text).toBe(entry.text);
  expect([...again.tags].sort()).toEqual([...entry.tags].sort());
});
