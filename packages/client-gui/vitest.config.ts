import { defineConfig } from "vitest/config";

const pure = ["app", "pictures", "program", "rows", "settings", "style", "text", "view"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // The end-to-end tests open real windows, several in a test; what they wait for has deadlines of its own.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Half a hundred files of milliseconds: a process for each of them would take longer than all of their tests.
        test: { name: "pure", include: pure, isolate: false, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        // Each of these files has a desktop or a bus of its own, and two cores carry no more than one.
        test: {
          name: "windows",
          include: ["test/**/*.test.ts"],
          exclude: pure,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
