import { newId } from "@/lib/core/id";
import type { SecurityFacts } from "@/lib/event/catalogue/security";
import { notify } from "@/lib/event/notify";

interface Happened {
  what: SecurityFacts["what"];
  device?: string;
  /** Whether the person did it in this session, and so gets no toast. */
  isOwnAct?: boolean;
}

/** Tells a person of what decides who can use the account (docs/events.md, security_login). */
export const tellSecurity = (userId: string, { what, device, isOwnAct }: Happened): void =>
  notify({
    recipient: userId,
    event: "security_login",
    data: { occurrence_id: newId(), what, device: device ?? null },
    author: isOwnAct ? userId : null,
  });
