import { SECOND_MS } from "@/lib/core/duration";
import { readLimited } from "@/lib/http/body";
import { SendFailure } from "./channel";

const ANSWER_MS = 10 * SECOND_MS;

interface ProviderCall {
  url: string;
  headers: Record<string, string>;
  body: string;
}
interface ProviderAnswer {
  status: number;
  /** The parsed JSON; an empty object when it was none. */
  body: Record<string, unknown>;
}

/**
 * Posts a message to a provider. Throws `SendFailure` when there is no answer, when the provider
 * asks to wait, and when it does not know us, so that no message is lost by a wrong setting.
 */
export async function callProvider({ url, headers, body }: ProviderCall): Promise<ProviderAnswer> {
  const response = await post(url, { headers, body });
  const { status } = response;
  if (status === 429)
    throw new SendFailure("unreachable", "The provider asks to wait.", waitOf(response));
  if (status === 401 || status === 403)
    throw new SendFailure("unreachable", `The provider refuses our credentials (${status}).`);
  if (status >= 502) throw new SendFailure("unreachable", `The provider is away (${status}).`);
  if (status >= 500) throw new SendFailure("later", `The provider has an error (${status}).`);
  return { status, body: await jsonOf(response) };
}

async function post(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    throw new SendFailure("unreachable", `The provider does not answer: ${reasonOf(error)}`);
  }
}

/** "ECONNREFUSED", or what else there is; never the address, which may hold a secret. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name: string; cause?: { code?: string } };
  return cause?.code ?? name;
}

/** As long as `Retry-After` says; undefined without one in seconds. */
function waitOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND_MS : undefined;
}

async function jsonOf(response: Response): Promise<ProviderAnswer["body"]> {
  try {
    const text = new TextDecoder().decode(await readLimited(response));
    return Object(JSON.parse(text)) as ProviderAnswer["body"];
  } catch {
    return {};
  }
}
