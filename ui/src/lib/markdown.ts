// The little Markdown that a journal needs: paragraphs, lists, headings, strong, emphasis, code.
// It yields plain data, so nothing written in an entry can become markup of its own.

export interface Span {
  kind: "text" | "strong" | "em" | "code";
  text: string;
}

export interface Block {
  kind: "paragraph" | "list" | "heading";
  lines: Span[][];
}

const inline =
  /\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\n]+)\*|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|`([^`\n]+)`/gu;

/** One line as spans. */
export function spans(line: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > at) found.push({ kind: "text", text: line.slice(at, match.index) });
    const strong = match[1] ?? match[2];
    const em = match[3] ?? match[4];
    if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else if (em !== undefined) found.push({ kind: "em", text: em });
    else found.push({ kind: "code", text: match[5] ?? "" });
    at = match.index + match[0].length;
  }
  if (at < line.length) found.push({ kind: "text", text: line.slice(at) });
  return found;
}

/** The text as blocks, in order. */
export function blocks(text: string): Block[] {
  const list: Block[] = [];
  for (const part of text.split(/\n\s*\n/)) {
    let begun = false;
    for (const line of part.split("\n")) {
      if (line.trim() === "") continue;
      const item = /^\s*[-*+]\s+(.*)$/.exec(line);
      const heading = /^#{1,6}\s+(.*)$/.exec(line);
      const kind = item ? "list" : heading ? "heading" : "paragraph";
      const content = spans(item?.[1] ?? heading?.[1] ?? line);
      const last = list.at(-1);
      const joins = begun && last?.kind === kind && kind !== "heading";
      if (last && joins) last.lines.push(content);
      else list.push({ kind, lines: [content] });
      begun = true;
    }
  }
  return list;
}
