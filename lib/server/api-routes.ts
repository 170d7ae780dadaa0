/** Answers one method of a path of the API. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** What a route file exports: its handlers by method. */
export type RouteFile = Partial<Record<string, RouteHandler>>;

/**
 * The files `app/api/**\/route.ts` by the path of their contract. The build
 * (scripts/build-server.mjs) fills it from those files. It is empty in development, where Next
 * serves them, so that a change needs no restart.
 */
export const apiRoutes: ReadonlyMap<string, RouteFile> = new Map();
