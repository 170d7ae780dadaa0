interface Position {
  readonly lastSeq: number | null;
}
let live: Position | null = null;

/** Names the connection whose position in the person's feed is this tab's; null for none. */
export const followPosition = (connection: Position | null): void => {
  live = connection;
};

/** How far this tab's connection has come; null without one and before its first message. */
export const liveSeq = (): number | null => live?.lastSeq ?? null;
