"use client";
import { Radio } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { statusText } from "@/hooks/realtime/connection";
import { liveStore } from "@/hooks/realtime/live-store";
import { serverNow } from "@/hooks/server-clock";
import { useTestAlert } from "@/hooks/use-preference";
import { useWebSocketNotifications } from "@/hooks/use-realtime";
import { saveCheckResult, useCheckResult, type CheckResult } from "./check-result";
import { CheckRow, type CheckState } from "./check-row";
import { measureDeliveryLatency } from "./delivery-latency";

/** Sends a test notification and waits until it arrives over the live connection. */
export function CheckConnection() {
  const live = useWebSocketNotifications();
  const result = useCheckResult();
  const { run, pending, problem } = useConnectionTest();
  const state = live.isConnected ? (result.connection ?? "untried") : "fails";
  return (
    <CheckRow
      name="connection"
      icon={Radio}
      title="Connection"
      state={state}
      word={live.isConnected ? resultText(state, result) : statusText(live)}
      action={
        <Button
          variant="secondary"
          size="small"
          pending={pending}
          disabled={!live.isConnected}
          onClick={() => void run()}
        >
          Send a test
        </Button>
      }
    >
      {problem ? (
        <span role="alert" className="text-bad">
          {problem}
        </span>
      ) : (
        "Sends a test notification from the server to this page."
      )}
    </CheckRow>
  );
}

function resultText(state: CheckState, { connection_ms }: CheckResult): string {
  if (state === "works") return `Works, ${connection_ms} ms`;
  return state === "fails" ? "Did not arrive" : "Not tested";
}

function useConnectionTest() {
  const send = useTestAlert();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run() {
    setPending(true);
    setProblem(null);
    const sendTest = async () =>
      (await send.mutateAsync({ body: { level: "info", channels: ["in_app"] } })).notification_ids;
    try {
      const ms = await measureDeliveryLatency(liveStore, sendTest, () => performance.now());
      saveCheckResult({
        connection: ms === null ? "fails" : "works",
        at: new Date(serverNow()).toISOString(),
        ...(ms !== null && { connection_ms: ms }),
      });
      if (ms === null) setProblem("The test was sent, but did not arrive within 5 seconds.");
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setPending(false);
    }
  }
  return { run, pending, problem };
}
