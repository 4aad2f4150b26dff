import { expect, test } from "vitest";
import { blocks, spans } from "./markdown";

const kinds = (text: string): string[] => blocks(text).map((block) => `${block.kind}:${block.lines.length}`);

test("paragraphs, lists and headings are told apart", () => {
  expect(kinds("# Week one\nFirst line\nsecond line\n\n- one\n- two\n\nlast")).toEqual([
    "heading:1",
    "paragraph:2",
    "list:2",
    "paragraph:1",
  ]);
});

test("strong, emphasis and code lie within a line", () => {
  expect(spans("a **b** *c* `d` e")).toEqual([
    { kind: "text", text: "a " },
    { kind: "strong", text: "b" },
    { kind: "text", text: " " },
    { kind: "em", text: "c" },
    { kind: "text", text: " " },
    { kind: "code", text: "d" },
    { kind: "text", text: " e" },
  ]);
});

test("names with underscores are not emphasised", () => {
  expect(spans("read_today and write_plan")).toEqual([{ kind: "text", text: "read_today and write_plan" }]);
});

test.each([
  "<img src=x onerror=alert(1)>",
  "[click](javascript:alert(1))",
  "![remote](https://example.org/x.png)",
  "<script>alert(1)</script>",
])("%s stays plain text", (hostile) => {
  const all = blocks(hostile).flatMap((block) => block.lines.flat());
  expect(all.every((span) => span.kind === "text")).toBe(true);
  expect(all.map((span) => span.text).join("")).toBe(hostile);
});

test("no character of a line is lost", () => {
  for (const line of ["**", "* a * b *", "__x__ _y_ `z", "**a** **b**", "`**`"]) {
    const marks = spans(line).reduce(
      (length, span) => length + span.text.length + { text: 0, em: 2, code: 2, strong: 4 }[span.kind],
      0,
    );
    expect(marks).toBe(line.length);
  }
});
