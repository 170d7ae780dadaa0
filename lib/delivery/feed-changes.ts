import { groupBy } from "@/lib/core/group";
import type { Draft } from "@/lib/domain/notification/steps/draft";
import type { NotificationRow } from "@/lib/domain/notification/table";
import type { Answered } from "./resolution";
import type { Written } from "./written";

type NumberedAnswer = Answered & { seq: number };

/** Collects what one transaction changes in people's feeds, and numbers it. */
export class FeedChanges {
  readonly #byRecipient = new Map<string, { created: Draft[]; answers: NumberedAnswer[] }>();
  readonly #fromSeq = new Map<string, number>();

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

  /** Gives each change its `seq`, from the position that its feed had before. */
  number(fromSeq: ReadonlyMap<string, number>): void {
    for (const [id, { created, answers }] of this.#byRecipient) {
      let seq = fromSeq.get(id)!;
      this.#fromSeq.set(id, seq);
      for (const { row } of created) row.seq = row.born_seq = seq += 1;
      for (const answer of answers) answer.seq = seq += 1;
    }
  }

  get answers(): NumberedAnswer[] {
    return [...this.#byRecipient.values()].flatMap((one) => one.answers);
  }

  /** All that was changed, with the rows that the answers changed as they are stored. */
  written(answeredRows: NotificationRow[]): Written {
    const answered = groupBy(answeredRows, (row) => row.recipient_id);
    return new Map(
      [...this.#byRecipient].map(([id, { created, answers }]) => {
        const fromSeq = this.#fromSeq.get(id)!;
        return [
          id,
          {
            fromSeq,
            toSeq: fromSeq + created.length + answers.length,
            rows: [
              ...created.map((draft) => draft.row),
              ...(answered.get(id) ?? []).sort((a, b) => a.seq - b.seq),
            ],
            preferences: created[0]?.preferences,
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
