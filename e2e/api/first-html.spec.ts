import { resetAccount } from "../fixtures/account";
import { firstPages } from "../fixtures/first-pages";
import { sessionCookie } from "../fixtures/session-cookie";
import { expect, test } from "../fixtures/test";

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test("countdown, headings and lists are in the first HTML of every page", async ({
  as,
  server,
}) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  for (const { who, path, texts } of await firstPages(driver)) {
    const cookie = await sessionCookie(server.url, who);
    const answer = await fetch(server.url + path, { headers: { Cookie: cookie } });
    const text = textOf(await answer.text());
    for (const one of texts) expect(text, `${path} of the ${who}`).toMatch(one);
  }
  // Other tests book these slots.
  await resetAccount(driver);
});
