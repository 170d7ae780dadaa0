import type { Metadata } from "next";
import { AccountPage } from "@/components/desk/account-page";
import { Hydrated } from "@/components/hydrated";
import { requireRole } from "@/lib/auth/session";
import * as api from "@/lib/domain/desk/api";
import { getAccount } from "@/lib/domain/desk/read/accounts";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Account" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireRole("admin");
  const { id } = await params;
  const state = await prefetch(
    actor,
    answerOf(api.getAccount, { params: { id } }, (parsed) => getAccount(parsed.params.id)),
  );
  return (
    <Hydrated state={state}>
      <AccountPage id={id} />
    </Hydrated>
  );
}
