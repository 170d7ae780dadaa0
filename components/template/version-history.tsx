"use client";
import { clsx } from "clsx";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { formatMoment } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import type { Template } from "@/lib/domain/template/schema";

type Version = NonNullable<Template["versions"]>[number];

/** Earlier versions of a template. "Use" copies one into the form without saving it. */
export function VersionHistory({
  template,
  onUse,
}: {
  template: Template;
  onUse: (version: Version) => void;
}) {
  const { timezone } = useActor();
  const versions = template.versions ?? [];
  return (
    <Card>
      <CardHead title="History" />
      <div className="px-4 pb-3">
        {versions.length === 0 && (
          <p className="pb-1 text-sm text-muted">This template has not been changed yet.</p>
        )}
        <ol aria-label="History">
          {versions.map((version) => (
            <li
              key={version.version}
              className={clsx(
                "flex items-start justify-between gap-3 border-t border-line py-3 first:border-0",
              )}
            >
              <div className="min-w-0">
                <p className="text-sm font-[560]">
                  Version {version.version}{" "}
                  <span className="font-normal text-muted">
                    · <bdi>{version.by}</bdi>, {formatMoment(version.created_at, timezone)}
                    {!version.is_active && " · off"}
                  </span>
                </p>
                <p className="line-clamp-2 text-sm wrap-break-word text-muted">
                  {version.subject_template}: {version.body_template}
                </p>
              </div>
              <Button
                variant="secondary"
                size="small"
                aria-label={`Use version ${version.version}`}
                onClick={() => onUse(version)}
              >
                Use
              </Button>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}
