"use client";
import { useRef, type MouseEvent } from "react";
import { commonReasons } from "@/components/decision/common-reasons";
import { firstAnswer } from "@/components/decision/first-answer";
import { useAskReason } from "@/components/decision/reason-host";
import { Button } from "@/components/ui/button";
import { useActor } from "@/hooks/use-actor";
import { useRunAction, useRefreshRow } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import { actionOf, isAction } from "@/lib/event/action";
import { ApiError } from "@/lib/http/client";
import { focusAfterClose } from "./focus-after-close";
import { detailOf, messageOf } from "./notification-styles";
import { notify } from "./notify";

interface ActionButtonProps {
  row: Notification;
  action: Notification["actions"][number];
  /** What the label says besides the action's own. */
  label?: string;
  /** The price at which it acts. */
  quoteId?: string;
}

/** Runs an action of a notification on the server, after asking for a reason where it needs one. */
export function ActionButton({ row, action, label = action.label, quoteId }: ActionButtonProps) {
  const ask = useAskReason();
  const line = useRef<HTMLElement>(null);
  const runAction = useRunAction();
  const showFailure = useActionFailure(row);
  const form = isAction(action.id) ? actionOf(action.id).form : undefined;

  async function run(reason?: string) {
    try {
      await runAction.mutateAsync({
        params: { id: row.id, action_id: action.id },
        body: { ...(reason && { reason }), ...(quoteId && { quote_id: quoteId }) },
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await showFailure(error);
      if (form) throw error;
    } finally {
      // The buttons disappear when the row is resolved.
      focusAfterClose(() => line.current?.querySelector<HTMLElement>("[data-title]"));
    }
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    line.current = event.currentTarget.closest("li");
    if (!form) return void run();
    ask({
      title: `${action.label}: ${row.title}`,
      description: [messageOf(row), detailOf(row)].filter(Boolean).join("\n"),
      confirm: action.label,
      ...reasonsOf(row),
      send: run,
    });
  };
  return (
    <Button
      size="small"
      variant={action.style === "primary" ? "primary" : "secondary"}
      pending={runAction.isPending}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

function reasonsOf({ event_type, notification_type }: Notification) {
  if (event_type === "owner_application")
    return { suggestions: commonReasons.owner, reader: "applicant" as const };
  return {
    suggestions: notification_type === "payment" ? commonReasons.cash : commonReasons.request,
  };
}

/** Updates a row that somebody else resolved, and shows who was first or what went wrong. */
function useActionFailure(row: Notification) {
  const { timezone } = useActor();
  const refreshRow = useRefreshRow();
  return async (error: ApiError) => {
    const { problem } = error;
    const key = `act:${row.id}`;
    if (problem.status === 409 || problem.status === 410) await refreshRow(row.id);
    if (problem.status !== 409) return notify.error(problem.detail, { key });
    notify.info(firstAnswer(error, timezone) ?? problem.detail, { title: "Already answered", key });
  };
}
