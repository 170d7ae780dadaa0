"use client";
import { useState, type FormEvent } from "react";
import { ChannelPreview } from "@/components/template/channel-preview";
import { Button } from "@/components/ui/button";
import { focusFirstError } from "@/components/ui/form-errors";
import { Card, CardHead } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { formatMoment } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useCompose } from "@/hooks/use-announcement";
import type { Channel } from "@/lib/event/event";
import { ConfirmSend } from "./confirm-send";
import { DeliveryFields } from "./delivery-fields";
import { useValues } from "./use-values";
import { empty, requestOf, type Errors, type Values } from "./values";
import { WhoFields } from "./who-fields";
import { WordFields } from "./word-fields";

/** Fields whose errors are shown beside them; any other one stands above the form. */
const shown = ["role", "lot", "title", "message", "channels", "scheduled_for", "expires_at"];

/** The words on one side, how they arrive on the other; nothing leaves before it was confirmed. */
export function Composer({ available }: { available: readonly Channel[] }) {
  const { timezone } = useActor();
  const [values, setValues] = useValues();
  const [tried, setTried] = useState(false);
  const [confirms, setConfirms] = useState(false);
  const send = useCompose();
  const { request, errors } = requestOf(values, timezone, new Date(serverNow()));
  const refused = send.error?.problem;
  const said: Errors = tried
    ? errors
    : Object.fromEntries(
        Object.entries(refused?.errors ?? {}).map(([name, words]) => [name, words[0]]),
      );

  const change = (next: Partial<Values>) => {
    setValues({ ...values, ...next });
    if (!send.isIdle) send.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isFine = Object.keys(errors).length === 0;
    setTried(!isFine);
    setConfirms(isFine);
    if (!isFine) focusFirstError(event.currentTarget);
  };
  // By its promise: words that were sent are forgotten also when somebody has left the page meanwhile.
  const confirm = () =>
    void send
      .mutateAsync({ body: request })
      .then(
        () => {
          setValues({ ...empty, role: values.role, lot: values.lot });
          setTried(false);
        },
        () => undefined,
      )
      .finally(() => setConfirms(false));

  return (
    <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)] lg:items-start lg:gap-6">
      <Card>
        <form onSubmit={submit} noValidate className="grid gap-5 px-4 py-4 sm:px-5 sm:py-5">
          {refused && !Object.keys(refused.errors ?? {}).some((name) => shown.includes(name)) && (
            <FormError>{refused.detail}</FormError>
          )}
          <WhoFields values={values} errors={said} onChange={change} />
          <WordFields values={values} errors={said} onChange={change} />
          <DeliveryFields values={values} errors={said} available={available} onChange={change} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit">{values.isLater ? "Schedule" : "Send"}</Button>
            <p role="status" className="text-sm text-ok">
              {send.data && outcome(send.data, timezone)}
            </p>
          </div>
        </form>
      </Card>
      <Card aria-label="Preview" className="lg:sticky lg:top-24">
        <CardHead title="Preview" />
        <div data-testid="preview" className="grid gap-4 px-4 pb-4">
          {(["in_app", ...values.channels] as const).map((channel) => (
            <ChannelPreview
              key={channel}
              channel={channel}
              level={values.level}
              event_type="custom"
              subject={values.title || "Title"}
              body={values.message || "What you want to say."}
            />
          ))}
        </div>
      </Card>
      <ConfirmSend
        open={confirms}
        onOpenChange={setConfirms}
        values={values}
        due={request.scheduled_for ?? null}
        pending={send.isPending}
        onConfirm={confirm}
      />
    </div>
  );
}

type Answer = NonNullable<ReturnType<typeof useCompose>["data"]>;
function outcome(answer: Answer, timezone: string): string {
  const count = "created_count" in answer ? answer.created_count : 1;
  const people = count === 1 ? "1 person" : `${count} people`;
  return answer.scheduled_for
    ? `Goes to ${people}, ${formatMoment(answer.scheduled_for, timezone)}.`
    : `Sent to ${people}.`;
}
