"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { focusFirstError } from "@/components/ui/form-errors";
import { SwitchRow } from "@/components/ui/switch";
import { usePreview, useSaveTemplate, useSwitchTemplate, type Draft } from "@/hooks/use-template";
import { useDebounced } from "@/hooks/use-debounced";
import { definitionOf } from "@/lib/event/catalogue";
import { given, type Audience, type Copy } from "@/lib/event/event";
import { faultsOf } from "@/lib/domain/template/rules";
import type { Preview, Template } from "@/lib/domain/template/schema";
import { ChannelPreview } from "./channel-preview";
import { ResetWords } from "./reset-words";
import { TemplateFields } from "./template-fields";
import { isSame, useDraft, wordsOf } from "./use-draft";
import { Versions } from "./versions";

const PREVIEW_AFTER_MS = 300;

/** The words on one side, how they arrive on the other. */
export function TemplateEditor({ template }: { template: Template }) {
  const { draft, setDraft, dirty } = useDraft(template);
  const save = useSaveTemplate();
  const turn = useSwitchTemplate();
  const rested = useDebounced(draft, PREVIEW_AFTER_MS);
  const preview = usePreview(template.id, rested);
  // Until something is changed again, what the server said about the last attempt stands.
  const refused =
    save.error && isSame(draft, save.variables?.body as Draft) ? save.error.problem : null;
  const errors = { ...faultsIn(template, draft, preview.data), ...refused?.errors };

  const saved = save.data && isSame(draft, save.data) ? save.data : null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (Object.keys(errors).length > 0) return focusFirstError(event.currentTarget);
    if (dirty)
      save.mutate(
        { params: { id: template.id }, body: draft },
        { onSuccess: (saved) => setDraft(wordsOf(saved)) },
      );
  };
  return (
    <div className="mt-2 grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] lg:items-start lg:gap-6">
      <Card>
        <form onSubmit={submit} noValidate className="grid gap-5 px-4 py-4 sm:px-5">
          {refused && !refused.errors && <FormError>{refused.detail}</FormError>}
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
              <Button variant="quiet" onClick={() => setDraft(wordsOf(template))}>
                Discard
              </Button>
            )}
            <ResetWords template={template} onReset={(words) => setDraft(wordsOf(words))} />
            <p role="status" className="text-sm text-muted">
              {saved ? (
                <span className="text-ok">Saved as version {saved.version}</span>
              ) : (
                dirty && "Not saved yet"
              )}
            </p>
          </div>
        </form>
        <div className="border-t border-line px-4 py-1 sm:px-5">
          <SwitchRow
            title="In use"
            note="Off: the words that Parkmate came with are sent; these are only kept."
            checked={template.is_active}
            disabled={turn.isPending}
            onChange={(is_active) =>
              turn.mutate({ params: { id: template.id }, body: { is_active } })
            }
          />
        </div>
      </Card>
      <div className="grid gap-4">
        <Card aria-label="Preview">
          <CardHead title="Preview">
            {template.is_active ? "with sample data" : "with sample data, not in use"}
          </CardHead>
          <div data-testid="preview" aria-busy={preview.isFetching} className="px-4 pb-4">
            <ChannelPreview
              channel={template.delivery_channel}
              level={levelOf(template)}
              event_type={template.event_type}
              subject={preview.data?.subject ?? draft.subject_template}
              body={preview.data?.body ?? draft.body_template}
            />
          </div>
        </Card>
        <Versions template={template} onUse={(words) => setDraft(wordsOf(words))} />
      </div>
    </div>
  );
}

/** The server's own rule, beside the field that breaks it. Lengths count with sample data, which the preview brings. */
function faultsIn(
  template: Template,
  draft: Draft,
  preview: Preview | undefined,
): Record<string, string[]> {
  const filled = { subject: preview?.subject ?? "", body: preview?.body ?? "" };
  const faults = faultsOf(
    { subject: draft.subject_template, body: draft.body_template },
    filled,
    template.variables,
    template.delivery_channel,
  );
  const blank = (["subject_template", "body_template"] as const).filter(
    (field) => draft[field].trim() === "",
  );
  return { ...faults, ...Object.fromEntries(blank.map((field) => [field, ["May not be blank."]])) };
}

function levelOf({ event_type, audience }: Template) {
  const definition = definitionOf(event_type);
  const copy = (definition?.to as Partial<Record<Audience, Copy<unknown>>> | undefined)?.[audience];
  return definition ? given(copy?.level ?? definition.level, definition.sample) : "info";
}
