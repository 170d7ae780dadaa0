"use client";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { channelLabels } from "@/components/notification/channel-labels";
import { categoryLabels } from "@/components/preference/category-labels";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Template } from "@/lib/domain/template/schema";
import { useBuiltIn } from "./built-in-templates";
import { isCustomized } from "./is-customized";

export function TemplateList({ templates }: { templates: readonly Template[] }) {
  return (
    <ul
      aria-label="Templates"
      className="overflow-hidden rounded-card border border-line bg-card shadow-card"
    >
      {templates.map((template) => (
        <li key={template.id} className="border-b border-line last:border-0">
          <Row template={template} />
        </li>
      ))}
    </ul>
  );
}

function Row({ template }: { template: Template }) {
  const builtIn = useBuiltIn(template.id);
  const { name, icon: Icon } = channelLabels[template.delivery_channel];
  return (
    <Link
      data-testid="template-row"
      href={`/admin/templates/${template.id}`}
      className={clsx(
        "flex items-center gap-3 px-4 py-3.5 transition-colors hover:bg-sunk/60",
        "focus-visible:-outline-offset-2 sm:px-4.5",
      )}
    >
      <span
        role="img"
        aria-label={name}
        title={name}
        className="grid size-9 shrink-0 place-items-center rounded-[10px] bg-sunk"
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} />
      </span>
      <span
        className={clsx(
          "min-w-0 flex-1 lg:grid lg:grid-cols-[270px_minmax(0,1fr)_170px] lg:items-center",
          "lg:gap-4",
        )}
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-[620]">
          {template.name}
          {template.is_active ? (
            isCustomized(template, builtIn) && <Badge tone="info">Changed</Badge>
          ) : (
            <Badge tone="warn">Off</Badge>
          )}
        </span>
        <span className="line-clamp-2 text-sm text-muted lg:line-clamp-1">
          {template.body_template}
        </span>
        <span className="hidden text-sm text-muted lg:block">
          {name} · {categoryLabels[template.notification_type].name}
        </span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden />
    </Link>
  );
}
