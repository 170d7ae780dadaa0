import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const clockRules = [
  "error",
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Read the one clock: clock.now() or clock.ms() (data.md I13).",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Read the one clock: clock.now() (data.md I13).",
  },
];

const config = [
  {
    ignores: [
      ".next/",
      "dist/",
      ".data/",
      ".tmp/",
      "node_modules/",
      "next-env.d.ts",
      "drizzle/migrations/",
      "e2e/api/seed-clients/",
      "playwright-report/",
      "test-results/",
    ],
  },
  ...next,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      "react/no-danger": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_", argsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["lib/**/*.ts", "app/api/**/*.ts", "server.ts", "drizzle/**/*.ts"],
    ignores: ["lib/core/clock.ts", "lib/http/client.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": clockRules },
  },
  {
    files: ["e2e/**/*.ts"],
    rules: { "no-console": "off", "no-empty-pattern": "off", "react-hooks/rules-of-hooks": "off" },
  },
  { files: ["**/*.mjs"], rules: { "no-console": "off" } },
];

export default config;
