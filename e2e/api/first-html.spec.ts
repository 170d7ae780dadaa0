import { readdirSync } from "node:fs";
import { resetAccount } from "../fixtures/account";
import { type FirstPage, firstPages } from "../fixtures/first-pages";
import { sessionCookie } from "../fixtures/session-cookie";
import { expect, test } from "../fixtures/test";

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

/** The code of a pass is signed by the server, so that no test can make one. */
const WITHOUT_ADDRESS = "/pass/[code]";
/** Pages of servers that keep messages, which this one does not. */
const WHERE_CAUGHT = "/dev/";
/** The address of each `page.tsx` below `app`, without the groups in parentheses. */
const routesOfApp = () =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replace(/\([^)]+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
    .filter((route) => route !== WITHOUT_ADDRESS && !route.startsWith(WHERE_CAUGHT));

test("countdown, headings and lists are in the first HTML of every page", async ({
  as,
  server,
}) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  const pages = await firstPages(driver, await as("admin"));
  expect([...new Set(pages.map(({ route }) => route))].sort()).toEqual(routesOfApp().sort());
  const isOpen = (page: FirstPage) =>
    pages.some(({ who, route }) => who === "guest" && route === page.route);
  for (const page of pages) {
    const { who, path, texts } = page;
    const cookie = who === "guest" ? "" : await sessionCookie(server.url, who);
    const html = await (await fetch(server.url + path, { headers: { Cookie: cookie } })).text();
    const text = textOf(html);
    for (const one of texts) expect(text, `${path} of the ${who}`).toMatch(one);
    // Search engines may list what everybody may see.
    expect(/<meta name="robots" content="noindex/.test(html), path).toBe(!isOpen(page));
  }
  // Other tests book these slots.
  await resetAccount(driver);
});
