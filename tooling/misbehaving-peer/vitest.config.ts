import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // A flood is much work for one process that is all three: flooder, server and those who talk through it.
    testTimeout: 60_000,
  },
});
