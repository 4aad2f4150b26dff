// The parts of the risk screen, one address each.
export const parts = [
  { id: "why", title: "Why" },
  { id: "yours", title: "Your own work" },
  { id: "change", title: "What would change it" },
  { id: "evidence", title: "What it rests on" },
] as const;

export type Part = (typeof parts)[number]["id"];

/** Which part an address opens: one of ours, or the comparison with the occupation that it names. */
export function partOf(of: string | undefined, calm: boolean): { part: Part; other: string | undefined } {
  const part = parts.find((one) => one.id === of)?.id;
  if (part) return { part, other: undefined };
  if (of !== undefined) return { part: "change", other: of };
  return { part: calm ? "change" : "why", other: undefined };
}
