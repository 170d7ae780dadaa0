interface ReadState {
  fetchStatus: "fetching" | "paused" | "idle";
  isStale: boolean;
  isError: boolean;
}

/**
 * Whether a plan is the newest that can be had. After the owner's own change of the price an older
 * one would soon seem to be changed by somebody else. `unsaved` changes of the lot are under way.
 */
export const isSettled = ({ fetchStatus, isStale, isError }: ReadState, unsaved: number): boolean =>
  fetchStatus === "paused" || (fetchStatus === "idle" && unsaved === 0 && (!isStale || isError));
