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

test("ordered lists keep their first number, and blocks that follow each other stay apart", () => {
  expect(kinds("3. three\n4) four\n- dot\n> said\n> twice\n\n> again\nplain")).toEqual([
    "ordered:2",
    "list:1",
    "quote:2",
    "quote:1",
    "paragraph:1",
  ]);
  expect(blocks("3. three")[0]?.start).toBe(3);
  expect(blocks("In 2026. Then")[0]?.kind).toBe("paragraph");
});

test("code is shown as it was written, empty lines and marks included", () => {
  const [before, code, after] = blocks("run\n```sh\n# not a heading\n\n**x**\n````\n- last");
  expect([before?.kind, code?.kind, after?.kind]).toEqual(["paragraph", "code", "list"]);
  expect(code?.lines.flat()).toEqual(
    ["# not a heading", "", "**x**"].map((text) => ({ kind: "text", text })),
  );
  expect(kinds("~~~\nnever closed\n```\n\nstill code")).toEqual(["code:4"]);
  expect(kinds("```inline``` code")).toEqual(["paragraph:1"]);
});

test("a link and a picture say their address in words", () => {
  expect(
    spans("see [the review](https://example.org/a_b_(c)), ![a chart](HTTP://example.org/x.png)"),
  ).toEqual([
    { kind: "text", text: "see " },
    { kind: "link", text: "the review", address: "https://example.org/a_b_(c)" },
    { kind: "text", text: ", " },
    { kind: "image", text: "a chart", address: "HTTP://example.org/x.png" },
  ]);
});

test.each([
  "<img src=x onerror=alert(1)>",
  "[click](javascript:alert(1))",
  "[click](JaVaScRiPt:alert(1))",
  "[click](java\tscript:alert(1))",
  "[click](data:text/html,<script>alert(1)</script>)",
  "[click](vbscript:msgbox)",
  "[click](//example.org)",
  "[click]( https://example.org)",
  "[click](https://example.org onclick=alert(1))",
  "![x](javascript:alert(1))",
  "![x](file:///etc/passwd)",
  "![](https://example.org/x.png)",
  "<script>alert(1)</script>",
  "<a href='https://example.org'>x</a>",
  "&lt;script&gt;",
])("%s stays plain text", (hostile) => {
  const all = blocks(hostile).flatMap((block) => block.lines.flat());
  expect(all.every((span) => span.kind === "text")).toBe(true);
  expect(all.map((span) => span.text).join("")).toBe(hostile);
});

test("no character of a line is lost", () => {
  const lines = [
    "**",
    "* a * b *",
    "__x__ _y_ `z",
    "**a** **b**",
    "`**`",
    "[a](https://b) ![c](http://d)",
    "[a](",
  ];
  for (const line of lines) {
    const marks = { text: 0, em: 2, code: 2, strong: 4, link: 4, image: 5 };
    const length = spans(line).reduce(
      (sum, span) => sum + span.text.length + (span.address?.length ?? 0) + marks[span.kind],
      0,
    );
    expect(length).toBe(line.length);
  }
});

test("no text takes long, however hostile", () => {
  const many = 50_000;
  const begun = performance.now();
  for (const piece of [
    "[",
    "![",
    "[a](",
    "[a](https://b(",
    "(",
    "*",
    "**a",
    "_",
    "__a",
    "`",
    ">",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "~~~a",
  ]) {
    blocks(piece.repeat(many));
    blocks(`[a](https://${piece.repeat(many)}`);
  }
  expect(performance.now() - begun).toBeLessThan(5000);
});
