const BATCH_MS = 400;
const MAX_IDS = 100;
type Send = (ids: string[]) => void;

let send: Send | null = null;
let pendingIds: string[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Reports to the server that a notification arrived, in batches; waits while disconnected. */
export function queueReceipt(id: string): void {
  pendingIds = [...pendingIds, id].slice(-MAX_IDS);
  timer ??= setTimeout(flush, BATCH_MS);
}

function flush(): void {
  timer = null;
  if (!send || pendingIds.length === 0) return;
  send(pendingIds);
  pendingIds = [];
}

export function connectReceipts(sender: Send): void {
  send = sender;
  flush();
}

export function disconnectReceipts(): void {
  send = null;
}
