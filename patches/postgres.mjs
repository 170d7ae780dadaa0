// What a connection of postgres 3.4.9 keeps when it is closed, and must not: bytes for the old
// socket and a timer that no longer runs, by which the next start-up message is never sent; the
// query and the error of the old session, by which the first query of the next one fails; and
// statements of a transaction that lost its connection, which would run in another's.
export const version = "3.4.9";

const connection = [
  {
    before: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
    after: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = errorResponse = null
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
  },
  {
    // After an error the socket closes a turn later, and may have got a query in between.
    before: `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
    after: `    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = final = null
    result = new Result()
    rows = 0
`,
  },
];
const transactions = [
  {
    before: `    let savepoints = 0
      , connection
      , prepare = null
`,
    after: `    let savepoints = 0
      , connection
      , lost = null
      , prepare = null
`,
  },
  {
    before: `        new Promise((_, reject) => connection.onclose = reject)
`,
    after: `        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })
`,
  },
  {
    before: `        q.catch(e => uncaughtError || (uncaughtError = e))
`,
    after: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
`,
  },
];

/** By file: `src` is imported by modules, `cjs` required by others. */
export const patches = {
  "src/connection.js": connection,
  "src/index.js": transactions,
  "cjs/src/connection.js": connection,
  "cjs/src/index.js": transactions,
};
