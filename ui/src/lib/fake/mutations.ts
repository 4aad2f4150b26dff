// What can be done in the fake host. Labels read as the shell's do.
import type { RiskReport, View } from "../bindings";
import type { Mutations } from "../commands";
import { Failure } from "../host";
import type { Handlers } from "./index";
import { ownMutations } from "./own";
import { pathMutations } from "./paths";
import { check, todayMutations } from "./today";
import { operationOf, propose } from "./bends";
import { journalMutations } from "./journal";
import { draft } from "./plan";
import { dataMutations } from "./data";
import { proofMutations } from "./proof";
import { settingsMutations } from "./settings";
import { type Memory, item, planOf, untouched } from "./state";

type PlanMutations = "start_plan" | "check_item" | "uncheck_item" | "skip_step" | "apply_bend";

function planMutations(memory: Memory): Pick<Handlers<Mutations>, PlanMutations> {
  const { today } = memory;
  return {
    start_plan: ({ profile, target, ask }) =>
      memory.operate(
        "start_plan",
        "Start a plan",
        ["profile", "risk", "skills", "paths", "plan", "journal", "portfolio"],
        (world) => {
          world.profile = profile;
          world.plan = { id: 1, draft: draft(profile, target, ask), lived: untouched() };
          return ["1"];
        },
      ),
    check_item: ({ id, note, minutes }) =>
      memory.operate("check_item", "Check a step", ["plan", "portfolio", "journal"], (world) => {
        return check(world, id, { state: "done", on: today, minutes, note });
      }),
    uncheck_item: ({ id }) =>
      memory.operate("uncheck_item", "Take back a check", ["plan", "portfolio"], (world) => {
        item(world, id).progress = { state: "open" };
        return [id];
      }),
    skip_step: ({ id }) =>
      memory.operate("skip_step", "Skip a step", ["plan"], (world) => {
        item(world, id).progress = { state: "skipped", on: today, how: "skipped" };
        return [id];
      }),
    apply_bend: ({ bend }) =>
      memory.operate("bend", operationOf(bend), ["plan"], (world) => {
        const { plan, replan } = propose(planOf(world), bend, today);
        world.plan = plan;
        return replan.diff.map((line) => line.id);
      }),
  };
}

const RELEASE: [string, string, View[]] = [
  "use_release",
  "Change the O*NET release",
  ["profile", "risk", "skills", "paths", "plan", "settings"],
];

export function mutations(memory: Memory, report: RiskReport): Handlers<Mutations> {
  return {
    ...planMutations(memory),
    ...journalMutations(memory),
    ...settingsMutations(memory),
    ...dataMutations(memory),
    ...proofMutations(memory),
    ...ownMutations(memory, report),
    ...pathMutations(memory),
    ...todayMutations(memory),
    rate_skill: ({ skill, level }) =>
      memory.operate("rate_skill", "Rate a skill", ["profile", "skills", "paths"], (world) => {
        if (!world.profile)
          throw new Failure("not_found", "There is no profile yet.", "Start with your job title.");
        const others = Object.entries(world.profile.levels).filter(([id]) => id !== skill);
        world.profile.levels = Object.fromEntries(level === null ? others : [...others, [skill, level]]);
        return [skill];
      }),
    override_rating: ({ task, level, reason }) =>
      memory.operate(
        "override_rating",
        "Contest a rating",
        ["risk", "skills", "paths", "settings"],
        (world) => {
          const others = world.overrides.filter((one) => one.task !== task);
          world.overrides = [...others, { task, level, reason, date: memory.today }];
          return [task];
        },
      ),
    remove_override: ({ task }) =>
      memory.operate(
        "remove_override",
        "Take our rating again",
        ["risk", "skills", "paths", "settings"],
        (world) => {
          world.overrides = world.overrides.filter((one) => one.task !== task);
          return [task];
        },
      ),
    answer_question: ({ key, choice }) =>
      memory.operate("answer", "Answer a question", ["risk", "skills", "paths", "settings"], (world) => {
        const others = Object.entries(world.answers).filter(([id]) => id !== key);
        world.answers = Object.fromEntries(choice === null ? others : [...others, [key, choice]]);
        return [key];
      }),
    import_release: () => memory.operate(...RELEASE, (world) => [(world.release = "31.0 (your copy)")]),
    use_shipped_release: () =>
      memory.operate(...RELEASE, (world) => {
        world.release = null;
        return ["onet_release"];
      }),
    undo: () => memory.undo(),
    redo: () => memory.redo(),
  };
}
