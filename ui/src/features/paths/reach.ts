// What is within reach, sieved and put in order.
import type { Reached } from "../../lib/bindings";

/** What a row must offer; null where anything goes. */
export interface Sieve {
  pay: number | null;
  growth: number | null;
  hours: number | null;
  score: number | null;
  /** One step only. */
  direct: boolean;
}

export const open: Sieve = { pay: null, growth: null, hours: null, score: null, direct: false };

/** Pay that is not published passes only while none is asked for. */
export const passes = (row: Reached, sieve: Sieve): boolean =>
  (sieve.pay === null || (row.wage !== null && row.wage >= sieve.pay)) &&
  (sieve.growth === null || row.growth * 100 >= sieve.growth) &&
  (sieve.hours === null || row.hours.p50 <= sieve.hours) &&
  (sieve.score === null || row.score <= sieve.score) &&
  (!sieve.direct || row.via === null);

export type Limit = "pay" | "growth" | "hours" | "score";

/** The scale of each limit: whole steps around what the rows hold. */
export function scales(rows: readonly Reached[]): Record<Limit, { min: number; max: number; step: number }> {
  const around = (values: number[], step: number): { min: number; max: number; step: number } => ({
    min: values.length > 0 ? Math.floor(Math.min(...values) / step) * step : 0,
    max: values.length > 0 ? Math.ceil(Math.max(...values) / step) * step : step,
    step,
  });
  return {
    pay: around(
      rows.flatMap((row) => row.wage ?? []),
      5000,
    ),
    growth: around(
      rows.map((row) => row.growth * 100),
      1,
    ),
    hours: around(
      rows.map((row) => row.hours.p50),
      50,
    ),
    score: around(
      rows.map((row) => row.score),
      1,
    ),
  };
}

export type Column = "title" | "via" | "score" | "pay" | "growth" | "hours" | "likeness";
export interface Order {
  by: Column;
  down: boolean;
}

/** What is better comes first when a column is chosen. */
const downFirst: Record<Column, boolean> = {
  title: false,
  via: false,
  score: false,
  pay: true,
  growth: true,
  hours: false,
  likeness: true,
};

/** A column is sorted, turned round, and then left alone: the most useful come first again. */
export function turned(order: Order | null, by: Column): Order | null {
  if (order?.by !== by) return { by, down: downFirst[by] };
  return order.down === downFirst[by] ? { by, down: !order.down } : null;
}

const valueIn: Record<Column, (row: Reached) => string | number | null> = {
  title: (row) => row.occupation.title,
  via: (row) => row.via?.title ?? "",
  score: (row) => row.score,
  pay: (row) => row.wage,
  growth: (row) => row.growth,
  hours: (row) => row.hours.p50,
  likeness: (row) => row.similarity_percentile,
};

export function sorted(rows: readonly Reached[], order: Order | null): Reached[] {
  if (!order) return [...rows];
  const value = valueIn[order.by];
  return rows.toSorted((one, two) => {
    const [a, b] = [value(one), value(two)];
    // What is not published is last either way.
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const ahead = typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b);
    return order.down ? -ahead : ahead;
  });
}
