import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Nearly every test starts a whole desktop and programs on it, which waits longer than this for nothing.
    testTimeout: 60_000,
    // A desktop takes seven processes, and a program on it takes Qt: side by side they would wait for each other.
    fileParallelism: false,
  },
});
