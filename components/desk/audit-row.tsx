"use client";
import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import type { AuditEntry } from "@/lib/domain/audit/schema";
import { changesOf, remarksOf, type ChangedValue } from "./audit-values";
import { actOf } from "./audit-words";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { timezone } = useActor();
  const { at, actor_name, actor_role, address, outcome } = entry;
  return (
    <li className="grid gap-2 rounded-card border border-line bg-card p-4 shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="font-[620]">{actOf(entry)}</h2>
        <Badge tone={outcome === "done" ? "quiet" : "bad"}>
          {outcome === "done" ? "Done" : "Refused"}
        </Badge>
      </div>
      <p className="text-sm text-muted">
        <bdi>{actor_name}</bdi>, {actor_role}
        {address && <> · from {address}</>} ·{" "}
        <time dateTime={at}>{formatDateTime(at, timezone)}</time>
      </p>
      <Changes entry={entry} />
      {remarksOf(entry).map(([name, text]) => (
        <p key={name} className="text-sm break-words">
          <span className="text-muted">{name}: </span>
          {text}
        </p>
      ))}
    </li>
  );
}

/** How many values are shown before the rest is folded away; a new lot has dozens of slots. */
const MAX_CHANGES = 6;

function Changes({ entry }: { entry: AuditEntry }) {
  const changes = changesOf(entry);
  const rest = changes.slice(MAX_CHANGES);
  return (
    <>
      <ChangeList changes={changes.slice(0, MAX_CHANGES)} />
      {rest.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer py-2.5 font-[560]">{rest.length} more</summary>
          <ChangeList changes={rest} />
        </details>
      )}
    </>
  );
}

function ChangeList({ changes }: { changes: ChangedValue[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-1 text-sm">
      {changes.map(({ name, before, after }) => (
        <div key={name} className="grid grid-cols-[minmax(0,9rem)_1fr] gap-x-3">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">
            {before !== null && <span className="text-muted">{before}</span>}
            {before !== null && " → "}
            {after ?? "removed"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
