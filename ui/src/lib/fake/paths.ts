// Paths of the fake host: the golden three, moved by wishes in a plausible way.
import type { NearMiss, Path, PathsReport, Reach, Reached, Slider, Wishes, WishSheet } from "../bindings";
import type { Mutations, Queries } from "../commands";
import pathsJson from "../golden/paths.json";
import reachJson from "../golden/reach.json";
import titlesJson from "../golden/titles.json";
import wishesJson from "../golden/wishes.json";
import { Failure, type Args } from "../host";
import { wage } from "../words";
import type { Handlers } from "./index";
import { occupation } from "./plan";
import type { Memory } from "./state";

const reports = pathsJson as unknown as PathsReport[];
const reach = reachJson as unknown as Reach;
const sheet = wishesJson as unknown as WishSheet;

type PathQueries = "read_paths" | "explore_paths" | "read_wishes" | "list_pins";
type PathMutations = "wish" | "pin_occupation" | "unpin_occupation";

/** What both kinds of answer are filtered by. */
type Filtered = Pick<Path | Reached, "wage" | "hours" | "occupation">;

/** Why `path` does not pass, and the wishes under which it would; none where it passes. */
function barred(path: Filtered, wishes: Wishes): Omit<NearMiss, "occupation"> | undefined {
  const { pay_floor, study_hours } = wishes;
  if (pay_floor !== null && path.wage !== null && path.wage < pay_floor) {
    const floor = Math.floor(path.wage / 1000) * 1000;
    return {
      failed: `It paid ${wage(path.wage)} a year, and you ask for ${wage(pay_floor)}.`,
      admits: `To let it in, lower the least pay to ${wage(floor)}.`,
      wishes: { ...wishes, pay_floor: floor },
    };
  }
  if (study_hours !== null && path.hours.p50 > study_hours) {
    const hours = Math.ceil(path.hours.p50 / 10) * 10;
    return {
      failed: `It takes ${Math.round(path.hours.p50)} hours to learn, and you would spend ${study_hours}.`,
      admits: `To let it in, raise the hours of study to ${hours}.`,
      wishes: { ...wishes, study_hours: hours },
    };
  }
  return undefined;
}

/** A near miss as the path that it is once it was let in. */
function asPath(miss: NearMiss, like: Path): Path {
  const known = reach.reached.find((one) => one.occupation.code === miss.occupation.code);
  return { ...like, ...known, occupation: miss.occupation, why: like.why.slice(1) };
}

const weightOf = (key: string, wishes: Wishes): number =>
  wishes.sliders[key] ?? sheet.sliders.find((one) => one.key === key)?.ours ?? 0;

/** How much a path is worth by the weights; only its order counts. */
const worth = (path: Path, wishes: Wishes): number =>
  weightOf("pay", wishes) * (path.wage_ratio ?? 1) +
  weightOf("growth", wishes) * path.growth +
  (weightOf("likeness", wishes) * path.similarity_percentile) / 100 -
  (weightOf("hours", wishes) * path.hours.p50) / 1000 -
  (weightOf("safety", wishes) * path.score) / 100;

/** Whether what `miss` asks for is set. */
const admitted = (miss: NearMiss, wishes: Wishes): boolean =>
  Object.entries(miss.wishes?.sliders ?? {}).every(([key, least]) => (wishes.sliders[key] ?? 0) >= least);

function pathsUnder(report: PathsReport, wishes: Wishes): PathsReport {
  const [stays, ...moves] = report.paths;
  const [first] = moves;
  if (!stays || !first) return report;
  const open = report.near_misses.filter((miss) => admitted(miss, wishes));
  const pool = [...open.map((miss) => asPath(miss, first)), ...moves];
  const weighed = sheet.sliders.some((one) => one.weighs && one.key in wishes.sliders);
  if (weighed) pool.sort((a, b) => worth(b, wishes) - worth(a, wishes));
  const passing = pool.filter((path) => !barred(path, wishes));
  const chosen = passing.slice(0, 2);
  const near_misses = [
    ...pool.flatMap((path) => {
      const why = barred(path, wishes);
      return why ? [{ occupation: path.occupation, ...why }] : [];
    }),
    ...report.near_misses
      .filter((miss) => !open.includes(miss))
      .map((miss) => ({
        ...miss,
        wishes: miss.wishes && { ...wishes, sliders: { ...wishes.sliders, ...miss.wishes.sliders } },
      })),
  ];
  const kinds = ["next_door", "stretch"] as const;
  return {
    ...report,
    paths: [stays, ...chosen.map((path, i) => ({ ...path, kind: kinds[i] ?? "stretch" }))],
    near_misses,
    notes:
      chosen.length === kinds.length
        ? report.notes
        : ["Fewer than three paths pass everything that you wish for."],
  };
}

function pathsFrom(code: string, wishes: Wishes): PathsReport {
  const found = reports.find((report) => report.origin.code === code);
  if (found) return pathsUnder(found, wishes);
  return {
    origin: occupation(code),
    paths: [],
    near_misses: [],
    opens_most: [],
    rate_first: [],
    notes: ["The golden data holds paths for machine learning engineers only."],
  };
}

export function pathQueries(memory: Memory): Pick<Handlers<Queries>, PathQueries> {
  const inForce = (tried: Wishes | null): Wishes => tried ?? memory.world.wishes;
  const slider = (one: Slider): Slider => ({
    ...one,
    value: memory.world.wishes.sliders[one.key] ?? one.ours,
  });
  return {
    read_paths: ({ code, wishes }: Args<"read_paths">) => pathsFrom(code, inForce(wishes)),
    explore_paths: ({ code, wishes }) => ({
      origin: occupation(code),
      reached: code === reach.origin.code ? reach.reached.filter((one) => !barred(one, inForce(wishes))) : [],
    }),
    read_wishes: () => ({ ...sheet, wishes: memory.world.wishes, sliders: sheet.sliders.map(slider) }),
    list_pins: () => {
      const named = [...reach.reached.map((one) => one.occupation), ...titlesJson];
      return memory.world.pins.map((code) => {
        const known = named.find((one) => one.code === code);
        return { ...occupation(code), code, title: known?.title ?? code };
      });
    },
  };
}

export function pathMutations(memory: Memory): Pick<Handlers<Mutations>, PathMutations> {
  return {
    wish: ({ wishes }) =>
      memory.operate("wish", "Change what a path must offer", ["skills", "paths", "settings"], (world) => {
        world.wishes = wishes;
        return ["wishes"];
      }),
    pin_occupation: ({ code }) =>
      memory.operate("pin", "Pin an occupation", ["skills", "paths", "settings"], (world) => {
        world.pins = [...world.pins.filter((one) => one !== code), code];
        return [code];
      }),
    unpin_occupation: ({ code }) =>
      memory.operate("unpin", "Unpin an occupation", ["skills", "paths", "settings"], (world) => {
        if (!world.pins.includes(code))
          throw new Failure("not_found", `${code} is not pinned.`, "It may have been unpinned already.");
        world.pins = world.pins.filter((one) => one !== code);
        return [code];
      }),
  };
}
