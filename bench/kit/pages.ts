import { firstPages } from "../../e2e/fixtures/first-pages";
import globalSetup from "../../e2e/fixtures/global-setup";
import { TestServer } from "../../e2e/fixtures/server";
import { sessionCookie } from "../../e2e/fixtures/session-cookie";

export interface MeasuredPage {
  /** Who opens it and its address in `app`: "driver /lots/[id]". */
  name: string;
  url: string;
  /** The header `Cookie` of the person who opens the page; empty without a login. */
  cookie: string;
}

/** Measures every page of a server with demo data, a running booking and one to be paid. */
export async function withPages(
  measure: (pages: MeasuredPage[], server: TestServer) => Promise<void>,
): Promise<void> {
  const finish = await globalSetup();
  const server = await TestServer.start();
  try {
    await server.moveToDaytime();
    const pages = await firstPages(await server.signIn("driver"), await server.signIn("admin"));
    const cookies: Record<string, string> = { guest: "" };
    for (const { who } of pages) cookies[who] ??= await sessionCookie(server.url, who);
    await measure(
      pages.map(({ who, route, path }) => ({
        name: `${who} ${route}`,
        url: server.url + path,
        cookie: cookies[who]!,
      })),
      server,
    );
  } finally {
    await server.stop();
    server.dispose();
    finish();
  }
}
