import * as api from "@/lib/domain/user/api";
import { register } from "@/lib/domain/user/write/register";
import { deviceZones } from "@/lib/http/device-zone";
import { route } from "@/lib/server/route";

export const POST = route(api.register, ({ body, request }) =>
  register(body, deviceZones(request.headers).zone),
);
