"use client";
import { clsx } from "clsx";
import { useState, type FormEvent } from "react";
import { ChannelPreview } from "@/components/template/channel-preview";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { focusFirstError, formMessage, unshownMessage } from "@/components/ui/form-errors";
import { formatMoment } from "@/components/ui/format";
import { onDemand } from "@/hooks/on-demand";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useCompose } from "@/hooks/use-announcement";
import type { Channel } from "@/lib/event/event";
import { AudienceFields } from "./audience-fields";
import {
  emptyValues,
  peopleText,
  requestOf,
  type ComposeValues,
  type Errors,
} from "./compose-values";
import { ConfirmSendDialog } from "./confirm-send-dialog";
import { DeliveryFields } from "./delivery-fields";
import { MessageFields } from "./message-fields";
import { useComposeValues } from "./use-compose-values";

const schemaCheck = onDemand(() => import("./compose-check"));
const noErrors = () => ({});

/** The form of an announcement with its preview. Sending asks for confirmation. */
export function Composer({ available }: { available: readonly Channel[] }) {
  const { timezone } = useActor();
  const [values, setValues] = useComposeValues();
  const [showsErrors, setShowsErrors] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const send = useCompose();
  const check = schemaCheck.useCode({ isWanted: true });
  const checkedBy = (code: typeof check) =>
    requestOf(values, timezone, new Date(serverNow()), code?.schemaErrors ?? noErrors);
  const { request, errors } = checkedBy(check);
  const shownErrors = showsErrors ? errors : serverErrorsOf(send.error);

  const change = (next: Partial<ComposeValues>) => {
    setValues({ ...values, ...next });
    if (!send.isIdle) send.reset();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = checkedBy(check ?? (await schemaCheck.preload().catch(() => null))).errors;
    const isValid = Object.keys(found).length === 0;
    setShowsErrors(!isValid);
    setConfirming(isValid);
    if (!isValid) focusFirstError(form);
  };
  const clear = () => {
    setValues({ ...emptyValues, role: values.role, lot: values.lot });
    setShowsErrors(false);
  };
  // The promise, not `onSuccess`: it also runs after the page was left, and clears the sent text.
  const confirm = () =>
    void send
      .mutateAsync({ body: request })
      .then(clear, () => undefined)
      .finally(() => setConfirming(false));

  const fields = { values, errors: shownErrors, onChange: change };
  return (
    <div
      className={clsx(
        "mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)] lg:items-start lg:gap-6",
      )}
    >
      <Card>
        <form
          onSubmit={(event) => void submit(event)}
          noValidate
          className="grid gap-5 px-4 py-4 sm:px-5 sm:py-5"
        >
          <FormError>
            {showsErrors
              ? unshownMessage(errors, fieldNames)
              : formMessage(send.error?.problem, fieldNames)}
          </FormError>
          <AudienceFields {...fields} />
          <MessageFields {...fields} />
          <DeliveryFields {...fields} available={available} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit">{values.isLater ? "Schedule" : "Send"}</Button>
            <p role="status" className="text-sm text-ok">
              {send.data && outcomeText(send.data, timezone)}
            </p>
          </div>
        </form>
      </Card>
      <Preview values={values} />
      <ConfirmSendDialog
        open={confirming}
        onOpenChange={setConfirming}
        values={values}
        due={request.scheduled_for ?? null}
        expires={request.expires_at ?? null}
        pending={send.isPending}
        onConfirm={confirm}
      />
    </div>
  );
}

const Preview = ({ values }: { values: ComposeValues }) => (
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
          body={values.message || "Your message"}
        />
      ))}
    </div>
  </Card>
);

type SendError = ReturnType<typeof useCompose>["error"];

const serverErrorsOf = (error: SendError): Errors =>
  Object.fromEntries(
    Object.entries(error?.problem.errors ?? {}).map(([name, messages]) => [name, messages[0]]),
  );

/** Fields that show their own errors. */
const fieldNames = ["role", "lot", "title", "message", "channels", "scheduled_for", "expires_at"];

type Answer = NonNullable<ReturnType<typeof useCompose>["data"]>;
function outcomeText(answer: Answer, timezone: string): string {
  const count = "created_count" in answer ? answer.created_count : 1;
  const people = peopleText(count);
  return answer.scheduled_for
    ? `Scheduled for ${people}: ${formatMoment(answer.scheduled_for, timezone)}.`
    : `Sent to ${people}.`;
}
