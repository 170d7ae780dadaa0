"use client";
import { ArrowLeft } from "lucide-react";
import { backLinkClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDateTime } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { useCaughtMessage } from "@/hooks/use-caught-messages";

export function CaughtMessagePage({ id }: { id: string }) {
  const message = useCaughtMessage(id);
  const timezone = useReaderZone();
  return (
    <div className="grid gap-4">
      <Link href="/dev/mail" className={backLinkClass}>
        <ArrowLeft size={18} aria-hidden />
        Messages
      </Link>
      <QueryState query={message} skeleton={<SkeletonRows rows={4} />}>
        {({ subject, address, created_at, text, has_html, files }) => (
          <>
            <PageTitle note={`To ${address}, ${formatDateTime(created_at, timezone)}`}>
              {subject}
            </PageTitle>
            {has_html && (
              <iframe
                title="As a mail program shows it"
                src={`/api/dev/messages/${id}/html/`}
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                className="h-[70vh] w-full rounded-card border border-line bg-white"
              />
            )}
            <Part title="As plain text" content={text} />
            {files.map(({ name, content }) => (
              <Part key={name} title={name} content={content} />
            ))}
          </>
        )}
      </QueryState>
    </div>
  );
}

const Part = ({ title, content }: { title: string; content: string }) => (
  <Card className="p-4">
    <details>
      <summary className="min-h-6 cursor-pointer font-[560]">{title}</summary>
      <pre className="mt-3 text-sm break-words whitespace-pre-wrap">{content}</pre>
    </details>
  </Card>
);
