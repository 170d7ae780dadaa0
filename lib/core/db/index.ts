/** The database as all other code uses it. */
export {
  adoptDatabase,
  closeDatabase,
  connect,
  db,
  pingDatabase,
  readWithin,
  rows,
} from "./connection";
export { hint } from "./hint";
export { perTransaction } from "./scope";
export { onTransaction, transaction } from "./transaction";
export type { Database } from "./types";
export { together } from "./together";
