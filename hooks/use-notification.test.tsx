import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { cachedUnreadCount } from "./realtime/unread-count";
import { ActorContext } from "./use-actor";
import { useMarkAllRead } from "./use-notification";

const COUNT = ["notifications", "/api/notifications/unread_count", {}];

it("J2.2: marking all as read shows at once, and is sent when its way back is known", async () => {
  const client = new QueryClient();
  client.setQueryData(COUNT, { count: 1, unread_count: 1, seq: 5 });
  const sent: string[] = [];
  let answerList!: (list: Response) => void;
  const list = new Promise<Response>((resolve) => (answerList = resolve));
  vi.stubGlobal("fetch", (url: string) => {
    sent.push(new URL(url, "http://localhost").pathname);
    return sent.length === 1 ? list : Promise.resolve(Response.json({ count: 1, unread_count: 0 }));
  });
  let markAll!: ReturnType<typeof useMarkAllRead>["markAll"];
  const Page = () => {
    ({ markAll } = useMarkAllRead());
    return null;
  };
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ActorContext value={{ id: "ana" } as Actor}>
        <Page />
      </ActorContext>
    </QueryClientProvider>,
  );
  const marking = markAll({});
  await vi.waitFor(() => expect(cachedUnreadCount(client)?.unread_count).toBe(0));
  expect(sent).toEqual(["/api/notifications/unread/"]);
  answerList(Response.json({ next: null, results: [{ id: "one" }] }));
  expect(await marking).toEqual(["one"]);
  expect(sent).toEqual(["/api/notifications/unread/", "/api/notifications/mark_all_as_read/"]);
});
