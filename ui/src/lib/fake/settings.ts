// Settings in the fake host.
import type { Mutations } from "../commands";
import { Failure } from "../host";
import type { Handlers } from "./index";
import type { Memory } from "./state";

type SettingsMutations = "set_day_start" | "set_reminders" | "try_reminder" | "set_autostart";

const isQuiet = (time: string, [from, until]: [string, string]): boolean =>
  from <= until ? from <= time && time < until : time >= from || time < until;

export function settingsMutations(memory: Memory): Pick<Handlers<Mutations>, SettingsMutations> {
  return {
    set_day_start: ({ hour }) =>
      memory.operate("set_day_start", "Set the start of the day", ["settings", "plan"], (world) => {
        world.dayStart = hour;
        return ["day_start_hour"];
      }),
    set_reminders: ({ reminders }) => {
      const { on, at, again, quiet } = reminders;
      const disturbing = [at, ...(again === null ? [] : [again])].find((time) => isQuiet(time, quiet));
      if (on && disturbing !== undefined) {
        throw new Failure(
          "invalid",
          `${disturbing.slice(0, 5)} lies in your quiet hours.`,
          "Choose another time, or other quiet hours.",
        );
      }
      return memory.operate("set_reminders", "Set your reminders", ["settings"], (world) => {
        world.reminders = reminders;
        return ["reminders"];
      });
    },
    try_reminder: () => null,
    set_autostart: ({ on }) => {
      memory.autostart = on;
      return null;
    },
  };
}
