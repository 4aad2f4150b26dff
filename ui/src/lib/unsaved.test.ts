import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call } from "./host";
import { isKept, remember, Unsaved } from "./unsaved.svelte";

vi.mock("./host", () => ({ call: vi.fn() }));
const host = vi.mocked(call) as unknown as ReturnType<typeof vi.fn>;

/** What the host has, as a crash of the window leaves it. */
const disk = new Map<string, string>();
const asked: string[] = [];
let slow = 0;
let full = false;

beforeEach(async () => {
  vi.useFakeTimers();
  host.mockImplementation(async (command: string, args: { name: string; text: string }) => {
    asked.push(command);
    if (slow > 0) await new Promise((done) => setTimeout(done, slow));
    if (full) throw new Error("No space left on device");
    if (command === "read_unsaved") return Object.fromEntries(disk);
    if (command === "keep_unsaved") {
      if (args.text === "") disk.delete(args.name);
      else disk.set(args.name, args.text);
    }
    return null;
  });
  await remember();
  asked.length = 0;
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  disk.clear();
  [slow, full] = [0, false];
  vi.useRealTimers();
});

/** One letter after the other, so many milliseconds apart. */
async function type(unsaved: Unsaved, text: string, apart: number): Promise<void> {
  for (const letter of text) {
    unsaved.text += letter;
    await vi.advanceTimersByTimeAsync(apart);
  }
}

test("every letter is with the host before the next one is typed", async () => {
  const unsaved = new Unsaved("a");
  for (const word of ["n", "no", "not", "note"]) {
    unsaved.text = word;
    await vi.advanceTimersByTimeAsync(0);
    expect(disk.get("a")).toBe(word);
  }
  expect(unsaved.says).toBe("Kept as you type");
});

test("a pause makes it durable, once", async () => {
  await type(new Unsaved("a"), "word", 50);
  expect(asked).not.toContain("settle_unsaved");
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.filter((command) => command === "settle_unsaved")).toHaveLength(1);
});

test("a slow disk holds nobody up, and has the last letter in the end", async () => {
  slow = 1000;
  const unsaved = new Unsaved("a");
  await type(unsaved, "x".repeat(40), 25);
  expect(unsaved.text).toHaveLength(40);
  expect(asked.filter((command) => command === "keep_unsaved").length).toBeLessThanOrEqual(2);
  await vi.runAllTimersAsync();
  expect(disk.get("a")).toHaveLength(40);
});

test("two texts do not stand in each other's way", async () => {
  const [one, two] = [new Unsaved("a"), new Unsaved("b")];
  slow = 100;
  one.text = "half a word";
  two.text = "another";
  one.text = "half a word more";
  await vi.runAllTimersAsync();
  expect([...disk]).toEqual([
    ["a", "half a word more"],
    ["b", "another"],
  ]);
});

test("another screen sees what was typed a moment ago", () => {
  new Unsaved("a").text = "just now";
  expect(new Unsaved("a").text).toBe("just now");
  expect(isKept("a")).toBe(true);
});

test("what was kept is there again when the window comes back", async () => {
  disk.set("a", "from before");
  await remember();
  const unsaved = new Unsaved("a");
  expect([unsaved.text, unsaved.says]).toEqual(["from before", "Kept as you type"]);
});

test("what is cleared is forgotten at once, and does not come back", async () => {
  const unsaved = new Unsaved("a");
  unsaved.text = "to be saved";
  unsaved.text = "";
  await vi.advanceTimersByTimeAsync(5000);
  expect(disk.size).toBe(0);
  expect(isKept("a")).toBe(false);
  expect(unsaved.says).toBe("");
});

test("a machine without room is told of, and typing goes on", async () => {
  full = true;
  const unsaved = new Unsaved("a");
  await type(unsaved, "long text", 400);
  expect(unsaved.text).toBe("long text");
  expect(unsaved.says).toMatch(/^There is no room/);
});
