// A rolling share in words: it is never a run that somebody could break.
import type { Continuity } from "../../lib/bindings";

export function continuityWords({ days, of }: Continuity): string {
  if (of === 0) return "Days with something planned are counted here once there are some.";
  if (of === 1)
    return days === 1
      ? "The one day with something planned so far was lived."
      : "One day had something planned so far. The next one is a new one.";
  if (days === of) return `All of the last ${of} days with something planned were lived.`;
  if (days === 0) return `${of} days had something planned lately. Five minutes make the next one count.`;
  return `${days} of the last ${of} days with something planned were lived.`;
}
