import type { Metadata } from "next";
import { AdminQueue } from "@/components/desk/admin-queue";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import { getQueue as queueOf } from "@/lib/domain/desk/api";
import { getQueue } from "@/lib/domain/desk/read/queue";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Queue" };

export default async function Page() {
  const actor = await requireRole("admin");
  const state = await prefetch(
    actor,
    answerOf(queueOf, {}, () => getQueue(actor)),
  );
  return (
    <Hydrated state={state}>
      <AdminQueue />
    </Hydrated>
  );
}
