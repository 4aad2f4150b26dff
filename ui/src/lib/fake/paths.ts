// Paths of the fake host: the golden three, moved by preferences in a plausible way.
import type {
  NearMiss,
  Path,
  PathsReport,
  Reach,
  Reached,
  Slider,
  Preferences,
  PreferenceSheet,
} from "../bindings";
import type { Mutations, Queries } from "../commands";
import pathsJson from "../golden/paths.json";
import reachJson from "../golden/reach.json";
import titlesJson from "../golden/titles.json";
import preferencesJson from "../golden/preferences.json";
import { Failure, type Args } from "../host";
import { wage } from "../words";
import type { Handlers } from "./index";
import { occupation } from "./plan";
import type { Memory } from "./state";

const reports = pathsJson as unknown as PathsReport[];
const reach = reachJson as unknown as Reach;
const sheet = preferencesJson as unknown as PreferenceSheet;

type PathQueries = "read_paths" | "explore_paths" | "read_preferences" | "list_pins";
type PathMutations = "set_preferences" | "pin_occupation" | "unpin_occupation";

/** What both kinds of answer are filtered by. */
type Filtered = Pick<Path | Reached, "wage" | "hours" | "occupation">;

/** Why `path` does not pass, and the preferences under which it would; none where it passes. */
function barred(path: Filtered, preferences: Preferences): Omit<NearMiss, "occupation"> | undefined {
  const { pay_floor, study_hours } = preferences;
  if (pay_floor !== null && path.wage !== null && path.wage < pay_floor) {
    const floor = Math.floor(path.wage / 1000) * 1000;
    return {
      failed: `It paid ${wage(path.wage)} a year, and you ask for ${wage(pay_floor)}.`,
      admits: `To let it in, lower the least pay to ${wage(floor)}.`,
      preferences: { ...preferences, pay_floor: floor },
    };
  }
  if (study_hours !== null && path.hours.p50 > study_hours) {
    const hours = Math.ceil(path.hours.p50 / 10) * 10;
    return {
      failed: `It takes ${Math.round(path.hours.p50)} hours to learn, and you would spend ${study_hours}.`,
      admits: `To let it in, raise the hours of study to ${hours}.`,
      preferences: { ...preferences, study_hours: hours },
    };
  }
  return undefined;
}

/** A near miss as the path that it is once it was let in. */
function asPath(miss: NearMiss, like: Path): Path {
  const known = reach.reached.find((one) => one.occupation.code === miss.occupation.code);
  return { ...like, ...known, occupation: miss.occupation, why: like.why.slice(1) };
}

const weightOf = (key: string, preferences: Preferences): number =>
  preferences.sliders[key] ?? sheet.sliders.find((one) => one.key === key)?.ours ?? 0;

/** How much a path is worth by the weights; only its order counts. */
const worth = (path: Path, preferences: Preferences): number =>
  weightOf("pay", preferences) * (path.wage_ratio ?? 1) +
  weightOf("growth", preferences) * path.growth +
  (weightOf("likeness", preferences) * path.similarity_percentile) / 100 -
  (weightOf("hours", preferences) * path.hours.p50) / 1000 -
  (weightOf("safety", preferences) * path.score) / 100;

/** Whether what `miss` asks for is set. */
const admitted = (miss: NearMiss, preferences: Preferences): boolean =>
  Object.entries(miss.preferences?.sliders ?? {}).every(
    ([key, least]) => (preferences.sliders[key] ?? 0) >= least,
  );

function pathsUnder(report: PathsReport, preferences: Preferences): PathsReport {
  const [stays, ...moves] = report.paths;
  const [first] = moves;
  if (!stays || !first) return report;
  const open = report.near_misses.filter((miss) => admitted(miss, preferences));
  const pool = [...open.map((miss) => asPath(miss, first)), ...moves];
  const weighed = sheet.sliders.some((one) => one.weighs && one.key in preferences.sliders);
  if (weighed) pool.sort((a, b) => worth(b, preferences) - worth(a, preferences));
  const passing = pool.filter((path) => !barred(path, preferences));
  const chosen = passing.slice(0, 2);
  const near_misses = [
    ...pool.flatMap((path) => {
      const why = barred(path, preferences);
      return why ? [{ occupation: path.occupation, ...why }] : [];
    }),
    ...report.near_misses
      .filter((miss) => !open.includes(miss))
      .map((miss) => ({
        ...miss,
        preferences: miss.preferences && {
          ...preferences,
          sliders: { ...preferences.sliders, ...miss.preferences.sliders },
        },
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

function pathsFrom(code: string, preferences: Preferences): PathsReport {
  const found = reports.find((report) => report.origin.code === code);
  if (found) return pathsUnder(found, preferences);
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
  const inForce = (tried: Preferences | null): Preferences => tried ?? memory.world.preferences;
  const slider = (one: Slider): Slider => ({
    ...one,
    value: memory.world.preferences.sliders[one.key] ?? one.ours,
  });
  return {
    read_paths: ({ code, preferences }: Args<"read_paths">) => pathsFrom(code, inForce(preferences)),
    explore_paths: ({ code, preferences }) => ({
      origin: occupation(code),
      reached:
        code === reach.origin.code ? reach.reached.filter((one) => !barred(one, inForce(preferences))) : [],
    }),
    read_preferences: () => ({
      ...sheet,
      preferences: memory.world.preferences,
      sliders: sheet.sliders.map(slider),
    }),
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
    set_preferences: ({ preferences }) =>
      memory.operate(
        "set_preferences",
        "Change what a path must offer",
        ["skills", "paths", "settings"],
        (world) => {
          world.preferences = preferences;
          return ["wishes"];
        },
      ),
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
