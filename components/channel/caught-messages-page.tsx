"use client";
import { clsx } from "clsx";
import { Mail } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDateTime } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { useCaughtMessages } from "@/hooks/use-caught-messages";
import { useSettledText } from "@/hooks/use-debounced";
import type { CaughtMessage } from "@/lib/domain/channel/schema";

/** What would have been sent, where no provider is set up. */
export function CaughtMessagesPage() {
  const [shown, setShown] = useQueryState("q", parseAsString.withDefault(""));
  const list = useCaughtMessages(useSettledText(shown).trim());
  return (
    <>
      <PageTitle note="No provider is set up here, so messages are kept instead of sent.">
        Messages
      </PageTitle>
      <div className="my-4 sm:flex">
        <SearchField
          label="Search by address or subject"
          placeholder="Address or subject"
          value={shown}
          onChange={(next) => void setShown(next)}
        />
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<Mail size={26} />} title={shown ? "Nothing found" : "No messages yet"}>
            {shown ? "Try another search." : "Book a slot, and its e-mail appears here."}
          </EmptyState>
        }
      >
        {(messages) => (
          <div className="grid gap-4">
            <ul className="grid gap-2.5">
              {messages.map((message) => (
                <MessageRow key={message.id} message={message} />
              ))}
            </ul>
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
    </>
  );
}

const rowClass = clsx(
  "grid gap-0.5 rounded-card border border-line bg-card p-4 shadow-card",
  "hover:bg-sunk",
);

function MessageRow({ message: { id, subject, address, created_at } }: { message: CaughtMessage }) {
  const timezone = useReaderZone();
  return (
    <li>
      <Link href={`/dev/mail/${id}`} className={rowClass}>
        <span className="font-[620] break-words">{subject}</span>
        <span className="text-sm break-words text-muted">
          To {address} · <time dateTime={created_at}>{formatDateTime(created_at, timezone)}</time>
        </span>
      </Link>
    </li>
  );
}
