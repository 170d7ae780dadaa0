"use client";
import { Radio } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { serverNow } from "@/hooks/server-clock";
import { liveStore } from "@/hooks/realtime/live-store";
import { statusText } from "@/hooks/realtime/connection";
import { useTestAlert } from "@/hooks/use-preference";
import { useWebSocketNotifications } from "@/hooks/use-realtime";
import { remember, useCheckResult } from "./check-result";
import { CheckRow } from "./check-row";
import { measureRoundTrip } from "./round-trip";

/** Sends a sample to oneself and waits until it comes back over the live connection. */
export function CheckConnection() {
  const live = useWebSocketNotifications();
  const { connection, connection_ms } = useCheckResult();
  const send = useTestAlert();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function run() {
    setPending(true);
    setProblem(null);
    const sample = async () =>
      (await send.mutateAsync({ body: { level: "info", channels: ["in_app"] } })).notification_ids;
    try {
      const ms = await measureRoundTrip(liveStore, sample, () => performance.now());
      remember({
        connection: ms === null ? "fails" : "works",
        at: new Date(serverNow()).toISOString(),
        ...(ms !== null && { connection_ms: ms }),
      });
      if (ms === null) setProblem("The sample was sent and did not arrive within 5 seconds.");
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setPending(false);
    }
  }

  const state = !live.isConnected ? ("fails" as const) : (connection ?? "untried");
  const word = !live.isConnected
    ? statusText(live)
    : state === "works"
      ? `Works, ${connection_ms} ms`
      : state === "fails"
        ? "Did not arrive"
        : "Not tried";
  return (
    <CheckRow
      name="connection"
      icon={Radio}
      title="Connection"
      state={state}
      word={word}
      action={
        <Button
          variant="secondary"
          size="small"
          pending={pending}
          disabled={!live.isConnected}
          onClick={() => void run()}
        >
          Send a sample
        </Button>
      }
    >
      {problem ? (
        <span role="alert" className="text-bad">
          {problem}
        </span>
      ) : (
        "From here to the server and back as a notification."
      )}
    </CheckRow>
  );
}
