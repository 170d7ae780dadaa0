"use client";
import { clsx } from "clsx";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { focusFirstError, formMessage } from "@/components/ui/form-errors";
import { SwitchRow } from "@/components/ui/switch";
import { useDebounced } from "@/hooks/use-debounced";
import { usePreview, useSaveTemplate, useSwitchTemplate, type Draft } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { useBuiltIn } from "./built-in-templates";
import { ChannelPreview } from "./channel-preview";
import { draftOf, isSame } from "./draft";
import { ResetTemplate } from "./reset-template";
import { draftErrors, templateFields } from "./draft-errors";
import { StoredMeanwhile } from "./stored-meanwhile";
import { TemplateFields } from "./template-fields";
import { useTemplateDraft } from "./use-template-draft";
import { VersionHistory } from "./version-history";

const PREVIEW_AFTER_MS = 300;

/** The form of a template with its preview and earlier versions. */
export function TemplateEditor({ template }: { template: Template }) {
  const level = useBuiltIn(template.id)?.level ?? "info";
  const editing = useTemplateDraft(template);
  const { draft, setDraft } = editing;
  const preview = usePreview(template.id, useDebounced(draft, PREVIEW_AFTER_MS));
  return (
    <div
      className={clsx(
        "mt-2 grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] lg:items-start lg:gap-6",
      )}
    >
      <Card>
        <TemplateForm template={template} editing={editing} preview={preview.data} />
        <ActiveSwitch template={template} />
      </Card>
      <div className="grid gap-4">
        <Card aria-label="Preview">
          <CardHead title="Preview">
            {template.is_active ? "with sample data" : "with sample data, not in use"}
          </CardHead>
          <div data-testid="preview" aria-busy={preview.isFetching} className="px-4 pb-4">
            <ChannelPreview
              channel={template.delivery_channel}
              level={level}
              event_type={template.event_type}
              subject={preview.data?.subject ?? draft.subject_template}
              body={preview.data?.body ?? draft.body_template}
            />
          </div>
        </Card>
        <VersionHistory template={template} onUse={(version) => setDraft(draftOf(version))} />
      </div>
    </div>
  );
}

interface TemplateFormProps {
  template: Template;
  editing: ReturnType<typeof useTemplateDraft>;
  preview: ReturnType<typeof usePreview>["data"];
}

function TemplateForm({ template, editing, preview }: TemplateFormProps) {
  const { draft, dirty, version, overtaken, setDraft, adopt } = editing;
  const save = useSaveTemplate();
  // An answer of the server counts until the draft is changed again.
  const refusal =
    save.error && !overtaken && isSame(draft, save.variables?.body as Draft)
      ? save.error.problem
      : null;
  const errors = { ...draftErrors(template, draft, preview), ...refusal?.errors };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (Object.keys(errors).length > 0) return focusFirstError(event.currentTarget);
    if (dirty)
      save.mutate(
        { params: { id: template.id }, body: { ...draft, if_version: version } },
        { onSuccess: (saved) => adopt(saved) },
      );
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5 px-4 py-4 sm:px-5">
      <FormError>{formMessage(refusal, templateFields)}</FormError>
      {overtaken && (
        <StoredMeanwhile
          template={template}
          onTake={() => adopt(template)}
          onKeep={() => adopt(template, draft)}
        />
      )}
      <TemplateFields
        template={template}
        draft={draft}
        errors={errors}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <div className="flex flex-wrap items-center gap-2.5">
        <Button type="submit" pending={save.isPending} disabled={!dirty}>
          Save
        </Button>
        {dirty && (
          <Button variant="quiet" onClick={() => adopt(template)}>
            Discard
          </Button>
        )}
        <ResetTemplate template={template} onReset={(reset) => adopt(reset)} />
        <SaveStatus
          dirty={dirty}
          savedVersion={save.data && isSame(draft, save.data) ? save.data.version : null}
        />
      </div>
    </form>
  );
}

interface SaveStatusProps {
  dirty: boolean;
  /** The version that was just saved, until the draft is changed again. */
  savedVersion: number | null | undefined;
}

const SaveStatus = ({ dirty, savedVersion }: SaveStatusProps) => (
  <p role="status" className="text-sm text-muted">
    {savedVersion ? (
      <span className="text-ok">Saved as version {savedVersion}</span>
    ) : (
      dirty && "Unsaved changes"
    )}
  </p>
);

function ActiveSwitch({ template }: { template: Template }) {
  const save = useSwitchTemplate();
  return (
    <div className="border-t border-line px-4 py-1 sm:px-5">
      <SwitchRow
        title="In use"
        note="When off, the default text is sent and this text is only stored."
        checked={template.is_active}
        disabled={save.isPending}
        onChange={(is_active) => save.mutate({ params: { id: template.id }, body: { is_active } })}
      />
    </div>
  );
}
