import { groupBy } from "@/lib/core/group";
import type { Draft } from "@/lib/domain/notification/steps/draft";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { Answered } from "./resolution";
import type { Written } from "./written";

type NumberedAnswer = Answered & { seq: number };

/** Collects what one transaction changes in people's feeds, and numbers it. */
export class FeedChanges {
  readonly #byRecipient = new Map<string, { created: Draft[]; answers: NumberedAnswer[] }>();
  #positions: ReadonlyMap<string, number> = new Map();

  addNew(draft: Draft): void {
    this.#of(draft.row.recipient_id).created.push(draft);
  }

  addAnswer(answer: Answered): void {
    this.#of(answer.recipient_id).answers.push({ ...answer, seq: 0 });
  }

  /** How many positions each feed has to move on. */
  counts(): Map<string, number> {
    return new Map(
      [...this.#byRecipient].map(([id, { created, answers }]) => [
        id,
        created.length + answers.length,
      ]),
    );
  }

  /**
   * Gives each change its `seq`, counted from the new end of its feed: 0 is the last one. The
   * statements that store the changes add the position, so that they need not wait for it.
   */
  number(): void {
    for (const { created, answers } of this.#byRecipient.values()) {
      let seq = -(created.length + answers.length);
      for (const { row } of created) row.seq = row.born_seq = seq += 1;
      for (const answer of answers) answer.seq = seq += 1;
    }
  }

  /** Completes the rows when the new positions of the feeds are known. */
  settle(positions: ReadonlyMap<string, number>): void {
    this.#positions = positions;
    for (const [id, { created }] of this.#byRecipient)
      for (const { row } of created) row.seq = row.born_seq = row.seq + positions.get(id)!;
  }

  get answers(): NumberedAnswer[] {
    return [...this.#byRecipient.values()].flatMap((one) => one.answers);
  }

  /**
   * All that was changed, with the rows that the answers changed as they are stored, and the unread
   * counts that were asked for.
   */
  written(answeredRows: NotificationRow[], unread: ReadonlyMap<string, UnreadCount>): Written {
    const answered = groupBy(answeredRows, (row) => row.recipient_id);
    return new Map(
      [...this.#byRecipient].map(([id, { created, answers }]) => {
        const toSeq = this.#positions.get(id)!;
        return [
          id,
          {
            fromSeq: toSeq - created.length - answers.length,
            toSeq,
            rows: [
              ...created.map((draft) => draft.row),
              ...(answered.get(id) ?? []).sort((a, b) => a.seq - b.seq),
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
    const made = { created: [], answers: [] };
    this.#byRecipient.set(recipient, made);
    return made;
  }
}
