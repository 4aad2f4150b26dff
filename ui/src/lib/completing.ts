// Completing and logging time: what was done, and what it adds.
import type { Today } from "./bindings";
import { call, type Args } from "./host";
import { operate } from "./operate.svelte";
import { digitsFor } from "./sums";
import { timer } from "./timer.svelte";
import { count } from "./words";

const read = (): Promise<Today | null> => call("read_today", {}).catch(() => null);

/** What lies between two looks at a day, in a sentence or two; nothing to say is no sentence. */
export function difference(before: Today | null, after: Today | null, calm: boolean): string | undefined {
  if (!before || !after) return undefined;
  const back = before.digest !== null && after.digest === null ? "You are back in the plan." : undefined;
  const most = after.gained.parts
    .map(({ project, title, points }) => {
      const had = before.gained.parts.find((one) => one.project === project)?.points ?? 0;
      return { title, points: points - had };
    })
    .sort((a, b) => b.points - a.points)[0];
  if (calm || !most || most.points <= 0) return back;
  const adds = `It adds ${most.points.toFixed(digitsFor([most.points]))} points to ${most.title}.`;
  return back ? `${back} ${adds}` : adds;
}

/** Checks a step or milestone and says what that adds. */
export async function complete(args: Args<"complete_item">, calm: boolean): Promise<boolean> {
  const before = await read();
  const done = await operate("complete_item", args, async () => difference(before, await read(), calm));
  if (done) timer.forget(args.id);
  return done;
}

/** Notes minutes on a step that is not finished. */
export async function logTime(args: Args<"log_time">): Promise<boolean> {
  const before = await read();
  const done = await operate("log_time", args, async () => {
    const back = difference(before, await read(), true);
    const noted = `${count(args.minutes, "minute")} noted${args.minutes >= 5 ? "; the day counts" : ""}.`;
    return back ? `${back} ${noted}` : noted;
  });
  if (done) timer.forget(args.id);
  return done;
}
