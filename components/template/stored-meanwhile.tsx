import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/field";
import type { Template } from "@/lib/domain/template/schema";

interface StoredMeanwhileProps {
  template: Template;
  onTake: () => void;
  onKeep: () => void;
}

/** What somebody else has saved while this form was being edited. */
export function StoredMeanwhile({ template, onTake, onKeep }: StoredMeanwhileProps) {
  const by = template.versions?.[0]?.by;
  return (
    <Notice>
      <p>
        {by ? <bdi className="font-[560]">{by}</bdi> : "Somebody else"} has saved version{" "}
        {template.version} meanwhile. Your text is below and not saved. Theirs is:
      </p>
      <p dir="auto" className="mt-2 font-[560] wrap-break-word text-ink">
        {template.subject_template}
      </p>
      <p dir="auto" className="wrap-break-word whitespace-pre-line text-ink">
        {template.body_template}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="secondary" size="small" onClick={onKeep}>
          Keep mine
        </Button>
        <Button variant="secondary" size="small" onClick={onTake}>
          Use theirs
        </Button>
      </div>
    </Notice>
  );
}
