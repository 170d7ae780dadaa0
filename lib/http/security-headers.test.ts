import { expect, it } from "vitest";
import { withEnv } from "@/lib/testing/environment";
import { pageHeaders } from "./security-headers";

const policy = () => {
  const { "Content-Security-Policy": text = "" } = pageHeaders().headers;
  return Object.fromEntries(
    text.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
};

it("S24: allows no address but our own", () => {
  expect(JSON.stringify(policy())).not.toContain("//");
});

it("allows the origin of an operator's map, and of nothing else", async () => {
  const style = "https://tiles.example/styles/city.json?key=1";
  const given = await withEnv({ MAP_STYLE_URL: style }, () => Promise.resolve(policy()));
  expect(given["connect-src"]).toContain("https://tiles.example");
  expect(given["img-src"]).toContain("https://tiles.example");
  expect(given["script-src"]?.join(" ")).not.toContain("tiles.example");
});
