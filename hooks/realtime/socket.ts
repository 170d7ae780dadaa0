import type { Socket } from "socket.io-client";
import type { SyncResult } from "@/lib/domain/notification/schema";
import type { ClientMessage } from "@/lib/realtime/client-messages";
import { SOCKET_PATH, type Ack, type ServerEvents } from "@/lib/realtime/protocol";
import type { LiveSession } from "./live-session";
import type { LotAnswer } from "./watches";

type SyncAnswer = (ack: Ack<SyncResult>) => void;
type Unanswered = Exclude<ClientMessage, "sync" | "watch_lot">;
type ClientEvents = Record<Unanswered, (payload: object) => void> & {
  sync: (payload: object, answer: SyncAnswer) => void;
  watch_lot: (payload: object, answer: (ack: LotAnswer) => void) => void;
};
export type LiveSocket = Socket<ServerEvents, ClientEvents>;

export const FIRST_RETRY_MS = 1000;
/** With the handshake, a page is connected at most 5 s after the server is back. */
const MAX_RETRY_MS = 3500;
/** How long a proxy may keep an attempt without an answer. */
const ATTEMPT_MS = 6000;

/** Creates the socket of a session without connecting it. Loads the library on first use. */
export async function createSocket(session: LiveSession): Promise<LiveSocket> {
  const { io } = await import("socket.io-client");
  return io(process.env.NEXT_PUBLIC_WS_URL ?? window.location.origin, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    autoConnect: false,
    timeout: ATTEMPT_MS,
    reconnectionDelay: FIRST_RETRY_MS,
    reconnectionDelayMax: MAX_RETRY_MS,
    randomizationFactor: 0.5,
    // Called at each connect, because `lastSeq` changes. The session cookie authenticates.
    auth: (give) =>
      give({
        page_user: session.userId,
        ...(session.lastSeq !== null ? { last_seq: session.lastSeq } : {}),
        client: { tab_id: tabId(), visible: document.visibilityState === "visible", version: "1" },
      }),
  });
}

/** Reports whether the tab is visible: what is read here immediately need not be sent by e-mail. */
export const reportPresence = (socket: LiveSocket) =>
  socket.emit("presence", { visible: document.visibilityState === "visible", tab_id: tabId() });

function tabId(): string {
  const known = sessionStorage.getItem("parkmate:tab");
  if (known) return known;
  const newId = crypto.randomUUID?.() ?? String(Math.random());
  sessionStorage.setItem("parkmate:tab", newId);
  return newId;
}
