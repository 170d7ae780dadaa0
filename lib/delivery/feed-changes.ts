import { groupBy } from "@/lib/core/group";
import type { Draft } from "@/lib/domain/notification/steps/draft";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { ResolvedNotification } from "./resolution";
import type { Written } from "./written";

type NumberedResolved = ResolvedNotification & { seq: number };

/** Collects what one transaction changes in people's feeds, and numbers it. */
export class FeedChanges {
  readonly #byRecipient = new Map<string, { created: Draft[]; resolved: NumberedResolved[] }>();
  #positions: ReadonlyMap<string, number> = new Map();

  addNew(draft: Draft): void {
    this.#of(draft.row.recipient_id).created.push(draft);
  }

  addResolved(resolved: ResolvedNotification): void {
    this.#of(resolved.recipient_id).resolved.push({ ...resolved, seq: 0 });
  }

  /** How many positions each feed has to move on. */
  counts(): Map<string, number> {
    return new Map(
      [...this.#byRecipient].map(([id, { created, resolved }]) => [
        id,
        created.length + resolved.length,
      ]),
    );
  }

  /**
   * Gives each change its `seq`, counted from the new end of its feed: 0 is the last one. The
   * statements that store the changes add the position, so that they need not wait for it.
   */
  number(): void {
    for (const { created, resolved } of this.#byRecipient.values()) {
      let seq = -(created.length + resolved.length);
      for (const { row } of created) row.seq = row.born_seq = seq += 1;
      for (const one of resolved) one.seq = seq += 1;
    }
  }

  /** Completes the rows when the new positions of the feeds are known. */
  settle(positions: ReadonlyMap<string, number>): void {
    this.#positions = positions;
    for (const [id, { created }] of this.#byRecipient)
      for (const { row } of created) row.seq = row.born_seq = row.seq + positions.get(id)!;
  }

  get resolved(): NumberedResolved[] {
    return [...this.#byRecipient.values()].flatMap((one) => one.resolved);
  }

  /**
   * All that was changed, with the resolved rows as they are stored, and the unread
   * counts that were asked for.
   */
  written(resolvedRows: NotificationRow[], unread: ReadonlyMap<string, UnreadCount>): Written {
    const changed = groupBy(resolvedRows, (row) => row.recipient_id);
    return new Map(
      [...this.#byRecipient].map(([id, { created, resolved }]) => {
        const toSeq = this.#positions.get(id)!;
        return [
          id,
          {
            fromSeq: toSeq - created.length - resolved.length,
            toSeq,
            rows: [
              ...created.map((draft) => draft.row),
              ...(changed.get(id) ?? []).sort((a, b) => a.seq - b.seq),
            ],
            preferences: created[0]?.preferences,
            unread: unread.get(id),
          },
        ];
      }),
    );
  }

  #of(recipient: string) {
    const known = this.#byRecipient.get(recipient);
    if (known) return known;
    const made = { created: [], resolved: [] };
    this.#byRecipient.set(recipient, made);
    return made;
  }
}
