import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { call } from "./host";
import { Query, invalidate, query } from "./query.svelte";

vi.mock("./host", async (original) => ({ ...(await original<typeof import("./host")>()), call: vi.fn() }));
const answer = vi.mocked(call);

beforeEach(async () => {
  answer.mockReset();
  await invalidate([]);
});

const later = <T>(value: T, ms: number): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

test("a slow answer to an older question never replaces a newer one", async () => {
  let typed = "ml";
  const found = new Query("search_entries", () => ({ query: typed }));
  answer.mockImplementationOnce(() => later([{ id: 1 }], 30) as never);
  const first = found.refresh();
  typed = "ml engineer";
  answer.mockImplementationOnce(() => later([{ id: 2 }], 1) as never);
  await found.refresh();
  await first;
  expect(found.data).toEqual([{ id: 2 }]);
  expect(found.loading).toBe(false);
});

test("what is known stays on screen while it is read again", async () => {
  const list = new Query("list_projects", () => ({}));
  answer.mockResolvedValueOnce([{ id: "a" }] as never);
  await list.refresh();
  answer.mockImplementationOnce(() => later([{ id: "b" }], 5) as never);
  const again = list.refresh();
  expect(list.data).toEqual([{ id: "a" }]);
  expect(list.loading).toBe(true);
  await again;
  expect(list.data).toEqual([{ id: "b" }]);
});

test("a failure is a sentence with a hint, and the next success clears it", async () => {
  const plan = new Query("read_plan", () => ({}));
  answer.mockRejectedValueOnce({
    kind: "busy",
    message: "The journal is in use.",
    hint: "Close the other window.",
  });
  await plan.refresh();
  expect(plan.error).toMatchObject({ kind: "busy", message: "The journal is in use." });
  answer.mockResolvedValueOnce(null as never);
  await plan.refresh();
  expect(plan.error).toBeUndefined();
  expect(plan.data).toBeNull();
});

test("a query without arguments is not asked", async () => {
  const gap = new Query("read_gap", () => null);
  await gap.refresh();
  expect(answer).not.toHaveBeenCalled();
});

test("only what shows a stale view is read again, and nothing after it is gone", async () => {
  answer.mockResolvedValue([] as never);
  const end = $effect.root(() => {
    query("list_entries", () => ({ from: null, to: null }));
    query("list_skills", () => ({}));
  });
  flushSync();
  await Promise.resolve();
  expect(answer).toHaveBeenCalledTimes(2);
  await invalidate(["journal"]);
  expect(answer.mock.calls.map(([name]) => name)).toEqual(["list_entries", "list_skills", "list_entries"]);
  end();
  await invalidate(["journal"]);
  expect(answer).toHaveBeenCalledTimes(3);
});

test("a query is asked again when its arguments change", async () => {
  answer.mockResolvedValue([] as never);
  let typed = $state("");
  const end = $effect.root(() => {
    query("search_entries", () => (typed === "" ? null : { query: typed }));
  });
  flushSync();
  expect(answer).not.toHaveBeenCalled();
  typed = "slice";
  flushSync();
  expect(answer).toHaveBeenLastCalledWith("search_entries", { query: "slice" });
  end();
});
