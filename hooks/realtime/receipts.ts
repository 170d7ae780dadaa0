const WAIT_MS = 400;
const MOST_IDS = 100;
type Send = (ids: string[]) => void;

let send: Send | null = null;
let arrived: string[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Tells the server which notifications have arrived, a burst of them in one message. What came before a gap is said after it. */
export function acknowledge(id: string): void {
  arrived = [...arrived, id].slice(-MOST_IDS);
  timer ??= setTimeout(flush, WAIT_MS);
}

function flush(): void {
  timer = null;
  if (!send || arrived.length === 0) return;
  send(arrived);
  arrived = [];
}

export function receiptsBegin(connected: Send): void {
  send = connected;
  flush();
}

export function receiptsEnd(): void {
  send = null;
}
