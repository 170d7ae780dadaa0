"use client";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useApproveOwner, useDeclineOwner, useOwnerApplications } from "@/hooks/use-user";
import type { OwnerApplication } from "@/lib/domain/user/schema";

/** New owners, who can sign in once an admin approves them; absent when there are none. */
export function OwnerApplications() {
  const applications = useOwnerApplications();
  const waiting = applications.data?.results ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="owners-title" className="mt-8">
      <h2 id="owners-title" className="text-h2">
        Owners awaiting approval
      </h2>
      <ul className="mt-3 overflow-hidden rounded-card border border-line bg-card shadow-card">
        {waiting.map((application) => (
          <Application key={application.id} application={application} />
        ))}
      </ul>
    </section>
  );
}

function Application({ application }: { application: OwnerApplication }) {
  const { timezone } = useActor();
  const approve = useApproveOwner();
  const decline = useDeclineOwner();
  const input = { params: { id: application.id } };
  const isDeciding = approve.isPending || decline.isPending;
  return (
    <li
      data-testid="owner-row"
      className="flex flex-wrap items-center gap-3 border-b border-line px-4.5 py-3.5 last:border-0"
    >
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-[560]">{application.name} wants to offer parking</p>
        <p className="text-sm text-muted">
          {application.email}
          {application.phone_number && ` · ${application.phone_number}`} · applied{" "}
          {formatDay(application.created_at, timezone)}
        </p>
      </div>
      <Button
        size="small"
        variant="secondary"
        pending={decline.isPending}
        disabled={isDeciding}
        onClick={() => decline.mutate(input)}
      >
        Decline
      </Button>
      <Button
        size="small"
        pending={approve.isPending}
        disabled={isDeciding}
        onClick={() => approve.mutate(input)}
      >
        Approve
      </Button>
    </li>
  );
}
