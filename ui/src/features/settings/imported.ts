// What takes the place of a journal, in a person's words.
import type { Imported } from "../../lib/bindings";

const groups: [string, readonly string[]][] = [
  ["Journal entries", ["entry"]],
  ["Evidence, sentences and comments", ["evidence", "claim", "comment"]],
  ["Plans, milestones and steps", ["plan", "milestone", "step", "sitting", "moved", "checkpoint"]],
  ["You and your skills", ["profile", "level"]],
  [
    "What you said about your work",
    ["answer", "override_rating", "share", "own_task", "assumption", "ai_use"],
  ],
  ["What you want of a path", ["wishes", "pin"]],
  ["Recorded scores", ["score"]],
];

export interface Row {
  name: string;
  added: number;
  changed: number;
  removed: number;
}

/** One row a group of tables in which something changes; what fits no group is named last. */
export function inWords({ tables }: Imported): Row[] {
  const known = groups.flatMap(([, names]) => names);
  const rest = tables.map(({ name }) => name).filter((name) => !known.includes(name));
  return [...groups, ["Settings and dates", rest] as const].flatMap(([name, names]) => {
    const own = tables.filter((table) => names.includes(table.name));
    const sum = (of: "added" | "changed" | "removed") => own.reduce((all, table) => all + table[of], 0);
    const row = { name, added: sum("added"), changed: sum("changed"), removed: sum("removed") };
    return row.added + row.changed + row.removed === 0 ? [] : [row];
  });
}

/** What a backup was made for, from its id. */
export function purpose(id: string): string {
  if (id.includes("daily")) return "of the day";
  if (id.includes("by-hand")) return "by hand";
  if (id.includes("before-restore")) return "before another was brought back";
  if (id.includes("before-import")) return "before a file was taken in";
  return id.includes("before-version") ? "before an update" : "";
}
