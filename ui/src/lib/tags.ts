// Tags are written where one writes: "#evaluation" anywhere in the text.
const pattern = /(^|\s)#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;

/** The text without its closing tags, and every tag in it: lower case, once, in order. */
export function parseTags(written: string): { text: string; tags: string[] } {
  const tags = [...written.matchAll(pattern)].map((match) => (match[2] ?? "").toLowerCase());
  const text = written.replace(/(\s*(^|\s)#[\p{L}\p{N}][\p{L}\p{N}_-]*)+\s*$/u, "").trim();
  return { text: text === "" ? written.trim() : text, tags: [...new Set(tags)] };
}

/** The text as one would write it: with the tags that it does not name already. */
export function writeTags(text: string, tags: readonly string[]): string {
  const named = new Set(parseTags(`${text} .`).tags);
  const missing = tags.filter((tag) => !named.has(tag)).map((tag) => `#${tag}`);
  return [text, ...missing].join(" ");
}
