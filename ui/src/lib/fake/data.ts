// The journal as a whole in the fake host: backups, everything out and in.
import type { Taken } from "../bindings";
import type { Mutations, Queries } from "../commands";
import type { Handlers } from "./index";
import { empty, type Memory } from "./state";

type DataQueries = "list_backups" | "back_up_now" | "export_all" | "try_all" | "try_backup" | "read_drill";
type DataMutations = "import_all" | "restore_backup" | "drill_backup" | "delete_everything";

// A file of somebody who had begun and written nothing.
const trial = (memory: Memory): Taken => {
  const removed = memory.world.entries.length;
  const tables = removed > 0 ? [{ name: "entry", added: 0, changed: 0, removed }] : [];
  return { read: 57, tables, done: null };
};

const without = (memory: Memory, name: string, label: string) =>
  memory.world.entries.length === 0
    ? null
    : memory.operate(name, label, ["journal", "settings"], (world) => {
        world.entries = [];
        return ["entry"];
      });

export function dataQueries(memory: Memory): Pick<Handlers<Queries>, DataQueries> {
  return {
    list_backups: () => [...memory.backups].reverse(),
    back_up_now: () => {
      const backup = {
        id: `20260105-18300${memory.backups.length}`,
        when: `${memory.today}T18:30:00Z`,
        bytes: 98_304,
        verified: true,
      };
      memory.backups.push(backup);
      return backup;
    },
    export_all: () => ({ file: "~/waymark-2026-01-15.zip", bytes: 6713, records: 61 }),
    try_all: () => trial(memory),
    try_backup: () => trial(memory),
    read_drill: () => memory.drill,
  };
}

export function dataMutations(memory: Memory): Pick<Handlers<Mutations>, DataMutations> {
  return {
    import_all: () => without(memory, "import_all", "Import a journal"),
    restore_backup: () => without(memory, "restore", "Restore a backup"),
    drill_backup: () => {
      const backup = memory.backups.at(-1)?.id ?? "";
      memory.drill = { date: memory.today, backup, trouble: null };
      return memory.drill;
    },
    delete_everything: () => {
      memory.world = structuredClone(empty);
      memory.done.length = 0;
      memory.undone.length = 0;
      memory.backups.length = 0;
      return null;
    },
  };
}
