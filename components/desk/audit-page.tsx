"use client";
import { ScrollText } from "lucide-react";
import { useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAudit } from "@/hooks/use-audit";
import { useSettledText } from "@/hooks/use-debounced";
import { outcomes } from "@/lib/domain/audit/values";
import { AuditRow } from "./audit-row";
import { auditParsers, auditQuery } from "./audit-search";

const outcomeOptions = [
  { value: "", label: "Done and refused" },
  { value: "done", label: "Done" },
  { value: "refused", label: "Refused" },
];

/** What admins, owners and staff did and were refused. */
export function AuditPage() {
  const [shown, setShown] = useQueryStates(auditParsers);
  const q = useSettledText(shown.q);
  const list = useAudit(auditQuery({ ...shown, q }));
  return (
    <>
      <PageTitle note="What administrators, owners and staff did or were refused, newest first.">
        Audit log
      </PageTitle>
      <div className="my-4 grid gap-2.5 sm:flex">
        <SearchField
          label="Search by person, act or address"
          placeholder="Person, act or address"
          value={shown.q}
          onChange={(next) => void setShown({ q: next })}
        />
        <Field label="Outcome" hideLabel className="sm:w-48">
          <Select
            options={outcomeOptions}
            value={shown.outcome ?? ""}
            onChange={(event) =>
              void setShown({
                outcome: outcomes.find((one) => one === event.target.value) ?? null,
              })
            }
          />
        </Field>
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<ScrollText size={26} />} title="Nothing found">
            Try another search or outcome.
          </EmptyState>
        }
      >
        {(entries) => (
          <div aria-busy={list.isFetching} className="grid gap-4">
            <ul className="grid gap-3">
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </ul>
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
    </>
  );
}
