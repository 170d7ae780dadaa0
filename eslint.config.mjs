import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const clockRules = [
  "error",
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Read the one clock: clock.now() or clock.ms() (docs/architecture.md, The one clock).",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Read the one clock: clock.now() (docs/architecture.md, The one clock).",
  },
];

const lines = (max) => ["error", { max }];

const config = [
  {
    ignores: [
      ".next/",
      "dist/",
      ".data/",
      ".tmp/",
      "public/sw.js",
      "node_modules/",
      "next-env.d.ts",
      "drizzle/migrations/",
      "e2e/api/seed-clients/",
      "playwright-report/",
      "test-results/",
    ],
  },
  ...next,
  ...tseslint.configs.recommendedTypeChecked.map((one) => ({
    ...one,
    files: ["**/*.ts", "**/*.tsx"],
  })),
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and booleans may be put into a text without a conversion.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_", argsIgnorePattern: "^_" },
      ],
    },
  },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      "no-nested-ternary": "error",
      "react/no-danger": "error",
      // It warns about the React Compiler, which this project does not use.
      "react-hooks/incompatible-library": "off",
      complexity: ["error", 12],
      "max-lines": ["error", 300],
      "max-params": ["error", 4],
    },
  },
  { files: ["**/*.ts"], rules: { "max-lines-per-function": lines(50) } },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": lines(90) } },
  {
    files: ["lib/**/*.ts", "app/api/**/*.ts", "server.ts", "drizzle/**/*.ts"],
    ignores: ["lib/core/clock.ts", "lib/http/client.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": clockRules },
  },
  {
    // `server.ts` calls these handlers without Next (docs/architecture.md, Who serves the API).
    files: ["app/api/**/*.ts"],
    ignores: ["app/api/auth/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["next", "next/*", "@/lib/auth/session"], message: "Not in a route." },
          ],
        },
      ],
    },
  },
  {
    files: ["components/**/*.tsx", "app/**/*.tsx"],
    ignores: ["components/ui/link.tsx"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "next/link", importNames: ["default"], message: "Use components/ui/link." },
          ],
        },
      ],
    },
  },
  {
    // A block of tests is read test by test, so it may be longer than a function.
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**/*.ts", "bench/**/*.ts"],
    rules: {
      "max-lines-per-function": lines(90),
      // Answers are read as a client reads them: unparsed JSON.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["e2e/**/*.ts"],
    rules: { "no-console": "off", "no-empty-pattern": "off", "react-hooks/rules-of-hooks": "off" },
  },
  // `useTestDatabase` is a hook of the test runner, not of React.
  { files: ["{lib,drizzle}/**/*.test.ts"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["**/*.mjs"], rules: { "no-console": "off" } },
];

export default config;
