// A newer release of O*NET, as the fake host knows it.
import type { Queries } from "../commands";
import type { Handlers } from "./index";
import type { Memory } from "./state";

type Names =
  "read_release" | "try_release" | "read_progress" | "stop_import" | "read_stated" | "read_release_change";

export function releaseQueries(memory: Memory): Pick<Handlers<Queries>, Names> {
  return {
    read_release: () => ({
      release: memory.world.release ?? "30.1",
      own: memory.world.release !== null,
      problem: null,
    }),
    try_release: () => ({
      release: "31.0",
      read: 230_904,
      added: 230_902,
      skipped: [
        { table: "Job Zones", line: 412, reason: "The job zone is not one of 1 to 5." },
        { table: "Skills", line: 9041, reason: "“4,1” is no number." },
      ],
      left_out: 2,
      missing: ["Task Ratings"],
      occupations: 1018,
      new_occupations: ["Robot Fleet Supervisors", "Prompt Librarians"],
      gone_occupations: [],
      new_tasks: 214,
      gone_tasks: 31,
      unknown_activities: [],
    }),
    read_progress: () => null,
    stop_import: () => null,
    read_stated: () =>
      memory.world.release === null
        ? []
        : [
            {
              id: 1,
              text: "A task as the release states it.",
              activities: ["Keeping records"],
              supplemental: false,
              new: false,
            },
          ],
    read_release_change: () =>
      memory.world.release === null
        ? null
        : {
            before: "30.1",
            after: "31.0",
            new_tasks: ["Check what a model proposes.", "Keep a log of its mistakes."],
            gone_tasks: 1,
            skills: 3,
            zone: null,
            new_titles: 12,
            score: [13.8, 13.8],
          },
  };
}
