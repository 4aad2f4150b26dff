// The journal as a whole in the fake host: backups, everything out and in.
import type { Format, Taken } from "../bindings";
import type { Mutations, Queries } from "../commands";
import { Failure } from "../host";
import type { Handlers } from "./index";
import { empty, type Memory } from "./state";

type DataQueries =
  | "list_backups"
  | "back_up_now"
  | "export_all"
  | "export_part"
  | "try_all"
  | "try_backup"
  | "read_drill"
  | "read_mirror"
  | "read_unsaved";
type DataMutations =
  | "import_all"
  | "restore_backup"
  | "drill_backup"
  | "delete_everything"
  | "choose_mirror"
  | "end_mirror"
  | "keep_unsaved"
  | "settle_unsaved";

const endings: Partial<Record<Format, string>> = { md: "md", csv: "csv", json: "json", notion: "zip" };

// The one thing here that outlives a reload, as it outlives the window.
const UNSAVED = "unsaved";
const unsaved = (): Record<string, string> =>
  JSON.parse(localStorage.getItem(UNSAVED) ?? "{}") as Record<string, string>;

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
    export_part: ({ part, format }) => {
      const ending = endings[format];
      if (ending === undefined || (part === "evidence" && format === "md"))
        throw new Failure("invalid", `This does not leave as ${format}.`, "Choose another format.");
      const records = part === "journal" ? memory.world.entries.length : memory.world.evidence.length;
      return { file: `~/waymark-${part}.${ending}`, bytes: 812 + records * 240, records };
    },
    read_mirror: () => memory.mirror,
    read_unsaved: unsaved,
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
    choose_mirror: () => {
      memory.mirror = { folder: "~/Notes/waymark", kept: ["journal/2026-01.yours.md"] };
      return { folder: memory.mirror.folder, files: 3, changed: 3, kept: [] };
    },
    keep_unsaved: ({ name, text }) => {
      const others = Object.entries(unsaved()).filter(([other]) => other !== name);
      const texts = text === "" ? others : [...others, [name, text]];
      localStorage.setItem(UNSAVED, JSON.stringify(Object.fromEntries(texts)));
      return null;
    },
    settle_unsaved: () => null,
    end_mirror: () => {
      memory.mirror = null;
      return null;
    },
    delete_everything: () => {
      localStorage.removeItem(UNSAVED);
      memory.mirror = null;
      memory.world = structuredClone(empty);
      memory.done.length = 0;
      memory.undone.length = 0;
      memory.backups.length = 0;
      return null;
    },
  };
}
