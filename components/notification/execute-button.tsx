"use client";
import { useRef, useState, type MouseEvent } from "react";
import { outcomeWords } from "@/components/decision/outcome-words";
import { ReasonDialog } from "@/components/decision/reason-dialog";
import { commonReasons } from "@/components/decision/common-reasons";
import { Button } from "@/components/ui/button";
import { formatTime } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useAct, useRefreshRow } from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import { actionOf, isAction } from "@/lib/event/action";
import type { ApiError } from "@/lib/http/client";
import { focusLater } from "./focus-later";
import { detailOf } from "./notification-look";
import { notify } from "./notify";

/** Has the server do it from the row. Whoever comes second sees who was first, on the row and in a toast. */
export function ExecuteButton({
  row,
  action,
}: {
  row: Notification;
  action: Notification["actions"][number];
}) {
  const [asking, setAsking] = useState(false);
  const line = useRef<HTMLElement>(null);
  const { timezone } = useActor();
  const act = useAct(),
    refreshRow = useRefreshRow();
  const form = isAction(action.id) ? actionOf(action.id).form : undefined;

  async function run(reason?: string) {
    try {
      await act.mutateAsync({
        params: { id: row.id, action_id: action.id },
        body: reason ? { reason } : {},
      });
    } catch (error) {
      const { problem } = error as ApiError;
      const resolved =
        "resolved" in problem ? (problem.resolved as Notification["resolved"]) : null;
      if (problem.status === 409 || problem.status === 410) await refreshRow(row.id);
      if (problem.status === 409)
        notify.info(
          resolved ? outcomeWords(resolved, formatTime(resolved.at, timezone)) : problem.detail,
          { title: "Somebody was first", key: `act:${row.id}` },
        );
      else notify.error(problem.detail, { key: `act:${row.id}` });
    }
    setAsking(false);
    // The buttons go when the row is settled.
    focusLater(() => line.current?.querySelector<HTMLElement>("[data-title]"));
  }
  const press = (event: MouseEvent<HTMLElement>) => {
    line.current = event.currentTarget.closest("li");
    if (form) setAsking(true);
    else void run();
  };
  return (
    <>
      <Button
        size="small"
        variant={action.style === "primary" ? "primary" : "secondary"}
        pending={act.isPending}
        onClick={press}
      >
        {action.label}
      </Button>
      {form && (
        <ReasonDialog
          open={asking}
          onOpenChange={setAsking}
          title={`${action.label}: ${row.title}`}
          description={[row.message, detailOf(row)].filter(Boolean).join("\n")}
          confirm={action.label}
          pending={act.isPending}
          suggestions={
            row.notification_type === "payment" ? commonReasons.cash : commonReasons.request
          }
          onConfirm={(reason) => void run(reason)}
        />
      )}
    </>
  );
}
