import { openStore } from "../store";
import { shared } from "./shared";

/** The one pool of the process. */
export const store = () => (shared.store ??= openStore());
