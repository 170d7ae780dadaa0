/** The database as all other code uses it. */
export {
  adoptDatabase,
  closeDatabase,
  connect,
  databaseChanges,
  db,
  pingDatabase,
  readWithin,
  rows,
} from "./connection";
export { DELETE_BATCH_SIZE, deleteBatch } from "./delete-batch";
export { hint, hintOtherNodes } from "./hint";
export { insertRow, tryInsertRow } from "./insert-row";
export { afterCommit, alongside, isInTransaction, perTransaction } from "./scope";
export { anyOf, anyOfFew, anyWord, listOf } from "./any-of";
export { batched } from "./batched";
export { onTransaction, transaction } from "./transaction";
export type { Database } from "./types";
export { sqlStatement, statement, statementBy } from "./statement";
export { together } from "./together";
