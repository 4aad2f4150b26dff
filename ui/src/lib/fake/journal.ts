// Entries in the fake host.
import type { LinkTarget, RiskReport } from "../bindings";
import type { Mutations, Queries } from "../commands";
import riskJson from "../golden/risk.json";
import { Failure } from "../host";
import type { Handlers } from "./index";
import type { Memory, World } from "./state";

type JournalQueries =
  "list_entries" | "search_entries" | "list_trash" | "list_versions" | "list_link_targets";
type JournalMutations = "add_entry" | "edit_entry" | "remove_entry" | "bring_back_entry";

const ROLES = ["manager", "teammate", "mentor", "stakeholder", "customer", "friend"];

function targets({ plan, profile, tasks }: World): LinkTarget[] {
  const reports = riskJson as unknown as RiskReport[];
  const own = profile ? reports.find((report) => report.occupation.code === profile.occupation) : undefined;
  return [
    ...(plan?.draft.milestones ?? []).map(({ id, title }): LinkTarget => ({
      id,
      label: title,
      kind: "milestone",
    })),
    ...(plan?.draft.steps ?? []).map(({ id, title }): LinkTarget => ({ id, label: title, kind: "step" })),
    ...[...(own?.tasks ?? []), ...tasks].map(({ id, label }): LinkTarget => ({
      id: `task:${id}`,
      label,
      kind: "task",
    })),
    ...ROLES.map((role): LinkTarget => ({ id: `with:${role}`, label: role, kind: "role" })),
  ];
}

/** Each link once, in order; what there is not is refused. */
function sound(links: string[], world: World): string[] {
  const known = new Set(targets(world).map((target) => target.id));
  const unknown = links.find((link) => !link.startsWith("with:") && !known.has(link));
  if (unknown !== undefined)
    throw new Failure(
      "not_found",
      `There is no step, milestone or task ${unknown}.`,
      "Name a step such as S1, a milestone such as M1, or a task such as task:ID.",
    );
  return [...new Set(links)].sort();
}

export function journalQueries(memory: Memory): Pick<Handlers<Queries>, JournalQueries> {
  return {
    list_entries: ({ from, to }) =>
      memory.world.entries
        .filter((entry) => (from === null || entry.date >= from) && (to === null || entry.date <= to))
        .sort((a, b) => b.date.localeCompare(a.date) || b.id - a.id),
    search_entries: ({ query }) => {
      const typed = query.toLowerCase();
      return memory.world.entries.filter(
        (entry) => entry.text.toLowerCase().includes(typed) || entry.tags.includes(typed),
      );
    },
    list_trash: () => [...memory.world.trash],
    list_versions: ({ id }) => memory.world.versions[id] ?? [],
    list_link_targets: () => targets(memory.world),
  };
}

export function journalMutations(memory: Memory): Pick<Handlers<Mutations>, JournalMutations> {
  return {
    add_entry: ({ date, text, tags, links }) =>
      memory.operate("add_entry", "Write in the journal", ["journal", "portfolio"], (world) => {
        const id = world.nextEntry++;
        world.entries.push({ id, date, text, tags, links: sound(links, world) });
        return [String(id)];
      }),
    edit_entry: ({ id, text, tags, links }) =>
      memory.operate("edit_entry", "Change an entry", ["journal", "portfolio"], (world) => {
        const old = world.entries.find((entry) => entry.id === id);
        if (old) {
          const version = { until: memory.today, text: old.text, tags: old.tags };
          world.versions[id] = [version, ...(world.versions[id] ?? [])];
        }
        const kept = sound(links, world);
        world.entries = world.entries.map((entry) =>
          entry.id === id ? { ...entry, text, tags, links: kept } : entry,
        );
        return [String(id)];
      }),
    remove_entry: ({ id }) =>
      memory.operate("remove_entry", "Remove an entry", ["journal", "portfolio"], (world) => {
        world.trash.push(...world.entries.filter((entry) => entry.id === id));
        world.entries = world.entries.filter((entry) => entry.id !== id);
        return [String(id)];
      }),
    bring_back_entry: ({ id }) =>
      memory.operate("bring_back_entry", "Bring an entry back", ["journal", "portfolio"], (world) => {
        world.entries.push(...world.trash.filter((entry) => entry.id === id));
        world.trash = world.trash.filter((entry) => entry.id !== id);
        return [String(id)];
      }),
  };
}
