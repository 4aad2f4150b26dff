// What is told of Harper's findings: slips, not matters of taste or of a country, nor names that no
// dictionary has.
import { Dialect, LocalLinter, SuggestionKind, type Lint, type LintKind } from "harper.js";
import { slimBinary } from "harper.js/slimBinary";

/** A slip of grammar or spelling. */
export interface Slip {
  words: string;
  /** What to do about it, one sentence. */
  says: string;
}

/** The shortest word that is taken for misspelt: shorter ones are names and abbreviations. */
const SHORTEST = 5;
const PLAIN = { language: "plaintext", dedup: false } as const;
const GRAMMAR: ReadonlySet<string> = new Set<LintKind>([
  "Agreement",
  "Grammar",
  "Repetition",
  "Miscellaneous",
  "Usage",
]);
const SPELLING: ReadonlySet<string> = new Set<LintKind>(["Spelling", "Typo"]);

const linterFor = (dialect: Dialect): LocalLinter => new LocalLinter({ binary: slimBinary, dialect });
const british = linterFor(Dialect.British);
let others: readonly LocalLinter[] | undefined;

/** Slips in a text, in its order. The first call takes longer: it unfolds the dictionary. */
export async function check(text: string): Promise<Slip[]> {
  const lints = await british.lint(text, PLAIN);
  // One place is told once.
  const found = new Map<string, { start: number; end: number; slip: Slip }>();
  for (const lint of lints) {
    const slip = await told(lint);
    const { start, end } = lint.span();
    const place = `${start}-${end}`;
    if (slip && !found.has(place)) found.set(place, { start, end, slip });
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end).map(({ slip }) => slip);
}

async function told(lint: Lint): Promise<Slip | undefined> {
  const words = lint.get_problem_text();
  const instead = lint
    .suggestions()
    .find((one) => one.kind() === SuggestionKind.Replace)
    ?.get_replacement_text();
  if (instead === undefined) return undefined;
  const kind = lint.lint_kind();
  if (GRAMMAR.has(kind)) return { words, says: `“${words}” should probably be “${instead}”.` };
  if (!SPELLING.has(kind) || !isOneSlip(words, instead) || (await isKnown(words))) return undefined;
  return { words, says: `Is “${words}” meant to be “${instead}”?` };
}

/** Whether a word is another one with a single slip of the fingers. */
export function isOneSlip(word: string, instead: string): boolean {
  const plain = /^\p{Lowercase}+$/u;
  if (!plain.test(word) || !plain.test(instead) || word.length < SHORTEST) return false;
  let head = 0;
  while (head < word.length && word[head] === instead[head]) head += 1;
  let tail = 0;
  const most = Math.min(word.length, instead.length) - head;
  while (tail < most && word.at(-1 - tail) === instead.at(-1 - tail)) tail += 1;
  const [was, is] = [word.slice(head, word.length - tail), instead.slice(head, instead.length - tail)];
  if (was.length + is.length === 0) return false;
  const swapped = was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0];
  return swapped || Math.max(was.length, is.length) === 1;
}

/** Whether some country spells a word so. */
async function isKnown(word: string): Promise<boolean> {
  others ??= [Dialect.American, Dialect.Canadian, Dialect.Australian, Dialect.Indian].map(linterFor);
  for (const linter of [british, ...others]) {
    const lints = await linter.lint(word, PLAIN);
    if (!lints.some((lint) => lint.lint_kind() === "Spelling")) return true;
  }
  return false;
}
