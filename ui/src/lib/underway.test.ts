import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call } from "./host";
import { waiting } from "./underway.svelte";

vi.mock("./host", () => ({ call: vi.fn(), whileWaiting: vi.fn() }));
const answer = vi.mocked(call);
const copying = { doing: "Copying your journal", done: 1, all: 4 };

beforeEach(() => {
  vi.useFakeTimers();
  answer.mockReset();
  answer.mockResolvedValue(copying as never);
});
afterEach(() => void vi.useRealTimers());

test("what takes long is named while somebody waits for it, and asked for no longer", async () => {
  const [first, second] = [waiting.begin(), waiting.begin()];
  await vi.advanceTimersByTimeAsync(1000);
  expect(waiting.now).toEqual(copying);
  first();
  expect(waiting.now).toEqual(copying);
  second();
  expect(waiting.now).toBeNull();
  const asked = answer.mock.calls.length;
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer.mock.calls.length).toBe(asked);
});

test("it is stopped by the shell, which works on it", () => {
  waiting.stop();
  expect(answer).toHaveBeenCalledWith("stop_underway", {});
});
