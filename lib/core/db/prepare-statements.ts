import type { Sql, TransactionSql } from "postgres";

/**
 * Most parameters of a prepared statement. A list in a statement makes a text for each of its
 * lengths, and each text is kept as long as its connection lives (up to an hour).
 */
const MAX_PARAMETERS = 128;

/**
 * Makes a client prepare each statement once per connection. Drizzle sends all of them through
 * `unsafe` and asks for no preparation, so that PostgreSQL would parse and plan them again at every
 * call. A text without parameters stays unprepared: it may hold several statements.
 */
export function prepareStatements(client: Sql): Sql {
  prepareIn(client);
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>;
  client.begin = ((work: Work) => begin((tx) => work(prepareIn(tx)))) as typeof client.begin;
  return client;
}

type Work = (tx: TransactionSql) => Promise<unknown>;

function prepareIn<Client extends Sql | TransactionSql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((text, parameters, options) =>
    unsafe(text, parameters, {
      ...options,
      prepare:
        parameters !== undefined && parameters.length > 0 && parameters.length <= MAX_PARAMETERS,
    })) as typeof client.unsafe;
  return client;
}
