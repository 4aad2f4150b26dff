// Entries in the fake host.
import type { Mutations, Queries } from "../commands";
import type { Handlers } from "./index";
import type { Memory } from "./state";

type JournalQueries = "list_entries" | "search_entries" | "list_trash" | "list_versions";
type JournalMutations = "add_entry" | "edit_entry" | "remove_entry" | "bring_back_entry";

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
  };
}

export function journalMutations(memory: Memory): Pick<Handlers<Mutations>, JournalMutations> {
  return {
    add_entry: ({ date, text, tags }) =>
      memory.operate("add_entry", "Add entry", ["journal", "portfolio"], (world) => {
        const id = world.nextEntry++;
        world.entries.push({ id, date, text, tags, links: [] });
        return [String(id)];
      }),
    edit_entry: ({ id, text, tags }) =>
      memory.operate("edit_entry", "Edit entry", ["journal", "portfolio"], (world) => {
        const old = world.entries.find((entry) => entry.id === id);
        if (old) {
          const version = { until: memory.today, text: old.text, tags: old.tags };
          world.versions[id] = [version, ...(world.versions[id] ?? [])];
        }
        world.entries = world.entries.map((entry) => (entry.id === id ? { ...entry, text, tags } : entry));
        return [String(id)];
      }),
    remove_entry: ({ id }) =>
      memory.operate("remove_entry", "Remove entry", ["journal", "portfolio"], (world) => {
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
