import "@/components/ui/schemas-without-eval";
import type { composeNotification } from "@/lib/domain/announcement/client";
import { composeRequest } from "@/lib/domain/announcement/schema";
import type { Input } from "@/lib/http/endpoint";

/** The errors by field that the server's schema finds. */
export const schemaErrors = (
  request: Input<typeof composeNotification>["body"],
): Record<string, string> =>
  Object.fromEntries(
    (composeRequest.safeParse(request).error?.issues ?? []).map(({ path, message }) => [
      String(path[0]),
      message,
    ]),
  );
