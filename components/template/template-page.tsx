"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { categoryWords } from "@/components/preference/words";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { PageTitle } from "@/components/ui/page-title";
import { Skeleton } from "@/components/ui/skeleton";
import { useTemplate } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { isChanged } from "./changed";
import { channelLook } from "./channel-look";
import { TemplateEditor } from "./template-editor";

export function TemplatePage({ id }: { id: string }) {
  const template = useTemplate(id);
  return (
    <div className="grid gap-3">
      <Link
        href="/admin/templates"
        className="-ml-1 inline-flex h-11 items-center gap-2 justify-self-start rounded-control px-1 text-sm font-[560] text-muted hover:text-ink"
      >
        <ArrowLeft size={18} aria-hidden />
        All templates
      </Link>
      {template.isError && !template.data && (
        <ErrorState
          error={template.error}
          onRetry={() => void template.refetch()}
          title="This template could not be loaded"
        />
      )}
      {template.isPending && (
        <div role="status" className="grid gap-4 lg:grid-cols-2">
          <span className="sr-only">Loading the template</span>
          <Skeleton className="h-[520px] rounded-card" />
          <Skeleton className="h-[320px] rounded-card" />
        </div>
      )}
      {template.data && (
        <>
          <PageTitle note={<Facts template={template.data} />}>{template.data.name}</PageTitle>
          <TemplateEditor key={id} template={template.data} />
        </>
      )}
    </div>
  );
}

function Facts({ template }: { template: Template }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        {channelLook[template.delivery_channel].name} ·{" "}
        {categoryWords[template.notification_type].name} · version {template.version}
      </span>
      <span className="font-mono text-[13px]">{template.event_type}</span>
      {isChanged(template) && <Badge tone="info">Changed</Badge>}
    </span>
  );
}
