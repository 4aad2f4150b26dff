// Evidence, sentences and packets in the fake host: enough to show what the rules make of them.
import type { Claim, Comment, Evidence, Finding, Heard, Proof, SkillCover } from "../bindings";
import type { Mutations, Queries } from "../commands";
import projectsJson from "../golden/projects.json";
import skillsJson from "../golden/skills.json";
import { Failure } from "../host";
import { capital } from "../words";
import type { Handlers } from "./index";
import type { Memory, World } from "./state";

type ProofQueries =
  | "read_proof"
  | "read_packet"
  | "lint_sentence"
  | "choose_file"
  | "export_packet"
  | "export_bundle"
  | "try_comments";
type ProofMutations =
  "add_evidence" | "remove_evidence" | "write_claim" | "remove_claim" | "take_comments" | "remove_comment";

/** What others said lies beside the rest of the journal, and goes the same way back. */
type Heeded = World & { comments?: Comment[] };
const commentsOf = (world: Heeded): Comment[] => world.comments ?? [];
/** The sentences that were last sent to somebody: what comes back speaks of the first. */
const sent = new WeakMap<Memory, string[]>();
const SAID = { author: "Ana Ruiz", text: "What would have happened without you?\nSay that first." };

const strengths = { check: 1, entry: 1, link: 2, file: 3, number: 3 } as const;

export function evidenceOf(world: World): Evidence[] {
  const bare = { source: "", hash: null, change: null, skill: null, task: null };
  const checks = (world.plan?.draft.milestones ?? []).flatMap(({ id, artefact, progress }): Evidence[] =>
    progress.state === "done"
      ? [
          {
            ...bare,
            id: `check-${id}`,
            kind: "check",
            date: progress.on,
            text: progress.note || artefact,
            milestone: id,
          },
        ]
      : [],
  );
  return [...checks, ...world.evidence].sort((a, b) => a.date.localeCompare(b.date));
}

function proofOf(world: World): Proof {
  const evidence = evidenceOf(world);
  const claim = (
    id: string,
    text: string,
    named: string[],
    date: string,
    own: boolean,
    skill: string | null = null,
  ): Claim => {
    const there = evidence.filter((one) => named.includes(one.id));
    const known = there.map((one) => one.id);
    const strength = Math.max(0, ...there.map((one) => strengths[one.kind]));
    const lost = named.filter((one) => !known.includes(one));
    return { id, text, evidence: known, lost, month: date.slice(0, 7), skill, own, strength };
  };
  const made = evidence
    .filter((one) => one.kind === "check")
    .map((one) => {
      const { artefact, project } =
        world.plan?.draft.milestones.find((milestone) => milestone.id === one.milestone) ?? {};
      const skill = projectsJson.find((known) => known.id === project)?.skills[0] ?? null;
      const text = `Produced ${(artefact ?? one.text).replace(/^A/, "a")}.`;
      return claim(one.milestone ?? "", text, [one.id], one.date, false, skill);
    });
  const figures = evidence
    .filter((one) => one.change !== null)
    .map((one) => {
      const { before, after, unit } = one.change ?? { before: 0, after: 0, unit: "" };
      return claim(one.id, `${one.text} went from ${before} to ${after} ${unit}.`, [one.id], one.date, false);
    });
  const own = world.claims.map((one) => claim(one.id, one.text, one.evidence, one.date, true));
  const claims = [...made, ...figures, ...own].sort((a, b) => a.month.localeCompare(b.month));
  const months = [...new Set(claims.map((one) => one.month))].map((month) => {
    const mine = claims.filter((one) => one.month === month);
    return { month, claims: mine.length, proven: mine.filter((one) => one.strength > 0).length };
  });
  return { evidence, claims, coverage: { months, skills: covers(claims) }, comments: commentsOf(world) };
}

function covers(claims: readonly Claim[]): SkillCover[] {
  return [...new Set(claims.flatMap((one) => one.skill ?? []))]
    .map((skill) => {
      const mine = claims.filter((one) => one.skill === skill);
      const label = skillsJson.find((one) => one.id === skill)?.label ?? capital(skill.replace(/-/g, " "));
      const strength = Math.max(...mine.map((one) => one.strength));
      return { skill, label, claims: mine.length, strength };
    })
    .sort((a, b) => b.strength - a.strength || b.claims - a.claims);
}

function lint(text: string, backing: readonly Evidence[]): Finding[] {
  const finding = (rule: Finding["rule"], words: string, says: string): Finding => {
    const at = text.indexOf(words);
    return { rule, words, at: [at, at + words.length], says };
  };
  const vague = [...text.matchAll(/\bhelped\b/gi)].map(() =>
    finding("vague", "helped", "“helped” hides what you did. Name the act: wrote, decided, measured, built."),
  );
  if (backing.length === 0) return vague;
  const held = backing.flatMap(({ text, change }) => [
    ...(text.match(/\d+/g) ?? []),
    ...(change ? [String(change.before), String(change.after)] : []),
  ]);
  const unbacked = (text.match(/\d+/g) ?? [])
    .filter((figure) => !held.includes(figure))
    .map((figure) =>
      finding("unbacked", figure, `${figure} stands in none of its evidence. Take the figure from there.`),
    );
  return [...vague, ...unbacked];
}

/** The file that somebody sent back, and what of it is new. */
function heardBy(memory: Memory): { heard: Heard; fresh: Comment[] } {
  const { claims, comments } = proofOf(memory.world);
  const proven = claims.filter((one) => one.strength > 0).map((one) => one.id);
  const ids = sent.get(memory) ?? proven;
  const known = ids.filter((id) => claims.some((one) => one.id === id)).slice(0, 1);
  const fresh = known.filter((id) => !comments.some((one) => one.claim === id));
  const next = Math.max(0, ...comments.map((one) => Number(one.id.slice(1)))) + 1;
  return {
    heard: {
      author: SAID.author,
      added: fresh.length,
      there: known.length - fresh.length,
      gone: ids.filter((id) => !claims.some((one) => one.id === id)),
      done: null,
    },
    fresh: fresh.map((claim, place) => ({ ...SAID, claim, id: `N${next + place}`, date: memory.today })),
  };
}

export function proofQueries(memory: Memory): Pick<Handlers<Queries>, ProofQueries> {
  return {
    read_proof: () => proofOf(memory.world),
    read_packet: ({ kind }) => {
      const { claims, evidence } = proofOf(memory.world);
      const proven = claims.filter((one) => one.strength > 0);
      const sentences = proven.map((one) => ({
        claim: one.id,
        text: one.text,
        evidence: one.evidence,
        findings: lint(
          one.text,
          evidence.filter((piece) => one.evidence.includes(piece.id)),
        ),
      }));
      const sections = [
        { heading: "What you built and decided", ask: "Where did it need your judgement?", sentences },
        { heading: "What comes next", ask: "What will be different in six months?", sentences: [] },
      ];
      const unproven = claims.filter((one) => one.strength === 0).map((one) => one.id);
      return { kind, title: "Promotion packet", sections, evidence, unproven, older: [] };
    },
    lint_sentence: ({ text, evidence }) =>
      lint(
        text,
        evidenceOf(memory.world).filter((one) => evidence.includes(one.id)),
      ),
    export_bundle: ({ bundle }) => {
      sent.set(memory, bundle.claims);
      return "~/for-my-mentor.md";
    },
    try_comments: () => heardBy(memory).heard,
    choose_file: () => "~/review.pdf",
    export_packet: ({ format }) => `~/promotion-packet.${format === "json-resume" ? "json" : format}`,
  };
}

export function proofMutations(memory: Memory): Pick<Handlers<Mutations>, ProofMutations> {
  const next = (ids: string[]): number => Math.max(0, ...ids.map((id) => Number(id.slice(1)))) + 1;
  return {
    add_evidence: ({ evidence: { text, file, link, change, milestone } }) => {
      if (link !== null && !/^https?:\/\/\S+$/.test(link)) {
        throw new Failure(
          "invalid",
          "That is no link that others can open.",
          "A link begins with https:// and holds no spaces.",
        );
      }
      return memory.operate("add_evidence", "Add evidence", ["portfolio", "settings"], (world) => {
        const id = `E${next(world.evidence.map((one) => one.id))}`;
        const kind = change ? "number" : link === null ? "file" : "link";
        const hash = file === null ? null : "0".repeat(64);
        const source = link ?? file ?? "";
        const added = { id, kind, date: memory.today, text, source, hash, change, milestone } as const;
        world.evidence.push({ ...added, skill: null, task: null });
        return [id];
      });
    },
    remove_evidence: ({ id }) =>
      memory.operate("remove_evidence", "Remove evidence", ["portfolio", "settings"], (world) => {
        world.evidence = world.evidence.filter((one) => one.id !== id);
        return [id];
      }),
    write_claim: ({ id, text, evidence }) =>
      memory.operate("write_claim", "Write a sentence", ["portfolio", "settings"], (world) => {
        const own = id ?? `C${next(world.claims.map((one) => one.id))}`;
        const others = world.claims.filter((one) => one.id !== own);
        world.claims = [...others, { id: own, text, evidence, date: memory.today }];
        return [own];
      }),
    remove_claim: ({ id }) =>
      memory.operate("remove_claim", "Remove a sentence", ["portfolio", "settings"], (world) => {
        world.claims = world.claims.filter((one) => one.id !== id);
        return [id];
      }),
    take_comments: () => {
      const { fresh } = heardBy(memory);
      if (fresh.length === 0) return null;
      return memory.operate(
        "take_comments",
        "Take comments in",
        ["portfolio", "settings"],
        (world: Heeded) => {
          world.comments = [...commentsOf(world), ...fresh];
          return fresh.map((one) => one.id);
        },
      );
    },
    remove_comment: ({ id }) =>
      memory.operate("remove_comment", "Remove a comment", ["portfolio", "settings"], (world: Heeded) => {
        world.comments = commentsOf(world).filter((one) => one.id !== id);
        return [id];
      }),
  };
}
