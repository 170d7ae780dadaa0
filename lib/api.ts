import { catchesMessages, isTest } from "@/lib/core/env";
import * as announcement from "@/lib/domain/announcement/api";
import * as audit from "@/lib/domain/audit/api";
import * as booking from "@/lib/domain/booking/api";
import * as channel from "@/lib/domain/channel/api";
import * as lot from "@/lib/domain/lot/api";
import * as notification from "@/lib/domain/notification/api";
import * as desk from "@/lib/domain/desk/api";
import * as preference from "@/lib/domain/preference/api";
import * as push from "@/lib/domain/push/api";
import * as system from "@/lib/domain/system/api";
import * as template from "@/lib/domain/template/api";
import * as user from "@/lib/domain/user/api";
import * as vehicle from "@/lib/domain/vehicle/api";
import type { Endpoint, NamedEndpoint } from "@/lib/http/endpoint";

/** Every endpoint of the product, with the name of its contract. */
export const allEndpoints: NamedEndpoint[] = [
  user,
  vehicle,
  lot,
  booking,
  desk,
  preference,
  push,
  template,
  notification,
  announcement,
  audit,
  channel,
  system,
].flatMap((domain) =>
  Object.entries(domain as unknown as Record<string, Endpoint>).map(([name, endpoint]) => ({
    ...endpoint,
    name,
  })),
);

/** The endpoints of this process: some exist only in tests, or where messages are caught. */
export const servedEndpoints = (): NamedEndpoint[] =>
  allEndpoints.filter(({ tag }) =>
    tag === "test" ? isTest() : tag !== "dev" || catchesMessages(),
  );
