// After every test over the real shell: its pages are closed, and nothing went wrong in them.
import { afterEach, expect } from "vitest";
import { finish } from "./window";

afterEach(async () => {
  expect(await finish()).toEqual([]);
});
