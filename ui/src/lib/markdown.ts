// The little Markdown that a journal needs. It yields plain data, so nothing written in an entry can
// become markup of its own, and addresses stay words: there is no network to follow them with.

export interface Span {
  kind: "text" | "strong" | "em" | "code" | "link" | "image";
  text: string;
  /** Where a link or an image points. */
  address?: string;
}

export interface Block {
  kind: "paragraph" | "list" | "ordered" | "heading" | "quote" | "code";
  /** Lines of code hold one span each. */
  lines: Span[][];
  /** The first number of an ordered list. */
  start?: number;
}

// No part of it can be read in two ways, so that no line takes long, however hostile.
const inline =
  /\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\n]+)\*|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|`([^`\n]+)`|(!?)\[([^[\]\n]+)\]\((https?:\/\/(?:[^\s()]|\([^\s()]*\))+)\)/giu;

function spanOf(match: RegExpMatchArray): Span {
  const [, stars, lines, star, line, code, bang, label, address] = match;
  const strong = stars ?? lines;
  const em = star ?? line;
  if (strong !== undefined) return { kind: "strong", text: strong };
  if (em !== undefined) return { kind: "em", text: em };
  if (code !== undefined) return { kind: "code", text: code };
  return { kind: bang === "!" ? "image" : "link", text: label ?? "", address: address ?? "" };
}

/** One line as spans. */
export function spans(line: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > at) found.push({ kind: "text", text: line.slice(at, match.index) });
    found.push(spanOf(match));
    at = match.index + match[0].length;
  }
  if (at < line.length) found.push({ kind: "text", text: line.slice(at) });
  return found;
}

const starts: readonly [Block["kind"], RegExp][] = [
  ["heading", /^#{1,6}\s+(.*)$/],
  ["quote", /^\s*(?:>\s?)+(.*)$/],
  ["list", /^\s*[-*+]\s+(.*)$/],
  ["ordered", /^\s*\d{1,9}[.)]\s+(.*)$/],
];

/** A line as the block that it would begin. */
function read(line: string): Block {
  for (const [kind, pattern] of starts) {
    const found = pattern.exec(line);
    if (!found) continue;
    const block: Block = { kind, lines: [spans(found[1] ?? "")] };
    return kind === "ordered" ? { ...block, start: Number.parseInt(line, 10) } : block;
  }
  return { kind: "paragraph", lines: [spans(line)] };
}

/** What opens a code block: three marks or more, and what closes it: the same or more of them. */
const fence = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/;

const closes = (line: string, opened: string): boolean => {
  const marks = line.trim();
  return marks.length >= opened.length && [...marks].every((mark) => mark === opened[0]);
};

/** The text as blocks, in order. */
export function blocks(text: string): Block[] {
  const list: Block[] = [];
  let opened: string | undefined;
  /** The block that the next line may go on with. */
  let last: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    const opens = fence.exec(line);
    if (opened !== undefined) {
      if (closes(line, opened)) opened = last = undefined;
      else last?.lines.push([{ kind: "text", text: line }]);
    } else if (opens) {
      opened = opens[1] ?? opens[2];
      last = { kind: "code", lines: [] };
      list.push(last);
    } else if (line.trim() === "") last = undefined;
    else {
      const block = read(line);
      if (last?.kind === block.kind && block.kind !== "heading") last.lines.push(...block.lines);
      else list.push((last = block));
    }
  }
  return list;
}
