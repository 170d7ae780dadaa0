import { EventEmitter } from "node:events";
import { singleton } from "@/lib/core/singleton";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { Preferences } from "@/lib/domain/preference/rules";

/** What one transaction of the dispatcher changed in a person's feed. */
export interface WrittenFeed {
  /** The position of the feed before and after it; the rows are all that changed in between. */
  fromSeq: number;
  toSeq: number;
  /** New and changed rows, in the order of their `seq`. */
  rows: NotificationRow[];
  /** With which the new rows were decided; undefined when there are none. */
  preferences: Preferences | undefined;
}
/** By the id of the person. */
export type Written = ReadonlyMap<string, WrittenFeed>;
type Listener = (written: Written) => void;

const emitter = singleton("delivery.written", () => new EventEmitter());

/** Hands what was written on to this process, so that nobody has to read it again. */
export const publishWritten = (written: Written): void => void emitter.emit("written", written);

/** Calls `listener` after each transaction of the dispatcher. Returns how to stop. */
export function onWritten(listener: Listener): () => void {
  emitter.on("written", listener);
  return () => void emitter.off("written", listener);
}
