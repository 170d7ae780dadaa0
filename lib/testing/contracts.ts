import { z } from "zod";
import type { Endpoint } from "@/lib/http/endpoint";

/** A contract for tests of what stands before the handlers: only its method and path matter. */
export const contract = (method: Endpoint["method"], path: string): Endpoint => ({
  method,
  path,
  tag: "test",
  summary: "",
  access: "public",
  result: z.unknown(),
});
