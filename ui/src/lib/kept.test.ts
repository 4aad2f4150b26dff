import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isKept, Kept, keepAll } from "./kept.svelte";

const stored = new Map<string, string>();
const setItem = vi.fn((key: string, value: string) => void stored.set(key, value));
const window = new EventTarget();
vi.stubGlobal("addEventListener", window.addEventListener.bind(window));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem,
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  keepAll();
  stored.clear();
  setItem.mockReset();
  setItem.mockImplementation((key, value) => void stored.set(key, value));
  vi.useRealTimers();
});

/** One letter after the other, so many milliseconds apart. */
function type(kept: Kept, text: string, apart: number): void {
  for (const letter of text) {
    kept.text += letter;
    vi.advanceTimersByTime(apart);
  }
}

test("nothing is stored while somebody types, and everything at the first pause", async () => {
  const kept = new Kept("a");
  type(kept, "word", 50);
  expect(setItem).not.toHaveBeenCalled();
  expect(kept.says).toBe("");
  await vi.advanceTimersByTimeAsync(300);
  expect(setItem.mock.calls).toEqual([["kept:a", "word"]]);
  expect(kept.says).toBe("Kept as you type");
  vi.advanceTimersByTime(5000);
  expect(setItem).toHaveBeenCalledTimes(1);
});

test("whoever types on without a pause loses two seconds at most", () => {
  const kept = new Kept("a");
  type(kept, "x".repeat(100), 100);
  expect(setItem.mock.calls.length).toBeLessThanOrEqual(5);
  expect(100 - (stored.get("kept:a") ?? "").length).toBeLessThanOrEqual(20);
});

test.each(["pagehide", "visibilitychange", "beforeunload", "blur"])("at %s nothing is lost", (ending) => {
  const [one, two] = [new Kept("a"), new Kept("b")];
  one.text = "half a word";
  two.text = "another";
  window.dispatchEvent(new Event(ending));
  expect([...stored]).toEqual([
    ["kept:a", "half a word"],
    ["kept:b", "another"],
  ]);
  vi.advanceTimersByTime(5000);
  expect(setItem, "once is enough").toHaveBeenCalledTimes(2);
});

test("another screen sees what was typed a moment ago", () => {
  new Kept("a").text = "just now";
  expect(new Kept("a").text).toBe("just now");
  expect(isKept("a")).toBe(true);
});

test("what is cleared is forgotten at once, and does not come back", async () => {
  const kept = new Kept("a");
  kept.text = "to be saved";
  kept.text = "";
  await vi.advanceTimersByTimeAsync(5000);
  expect(stored.size).toBe(0);
  expect(isKept("a")).toBe(false);
  expect(kept.says).toBe("");
});

test("a machine without room is told of, and typing goes on", async () => {
  setItem.mockImplementation(() => {
    throw new Error("QuotaExceededError");
  });
  const kept = new Kept("a");
  type(kept, "long text", 400);
  await Promise.resolve();
  expect(kept.text).toBe("long text");
  expect(kept.says).toMatch(/^There is no room/);
});
