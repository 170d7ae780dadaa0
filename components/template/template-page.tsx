"use client";
import { clsx } from "clsx";
import { ArrowLeft } from "lucide-react";
import { channelLabels } from "@/components/notification/channel-labels";
import { categoryLabels } from "@/components/preference/category-labels";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useTemplate } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { useBuiltIn } from "./built-in-templates";
import { isCustomized } from "./is-customized";
import { TemplateEditor } from "./template-editor";

export function TemplatePage({ id }: { id: string }) {
  const template = useTemplate(id);
  return (
    <div className="grid gap-3">
      <Link
        href="/admin/templates"
        className={clsx(
          "-ml-1 inline-flex h-11 items-center gap-2 justify-self-start rounded-control px-1",
          "text-sm font-[560] text-muted hover:text-ink",
        )}
      >
        <ArrowLeft size={18} aria-hidden />
        All templates
      </Link>
      <QueryState
        query={template}
        skeleton={<SkeletonEditor />}
        loading="Loading the template"
        errorTitle="This template could not be loaded"
      >
        {(loaded) => (
          <>
            <PageTitle note={<TemplateFacts template={loaded} />}>{loaded.name}</PageTitle>
            <TemplateEditor key={id} template={loaded} />
          </>
        )}
      </QueryState>
    </div>
  );
}

const SkeletonEditor = () => (
  <div className="grid gap-4 lg:grid-cols-2">
    <Skeleton className="h-[520px] rounded-card" />
    <Skeleton className="h-[320px] rounded-card" />
  </div>
);

function TemplateFacts({ template }: { template: Template }) {
  const builtIn = useBuiltIn(template.id);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        {channelLabels[template.delivery_channel].name} ·{" "}
        {categoryLabels[template.notification_type].name} · version {template.version}
      </span>
      <span className="font-mono text-[13px]">{template.event_type}</span>
      {isCustomized(template, builtIn) && <Badge tone="info">Changed</Badge>}
    </span>
  );
}
