import "@/components/ui/schemas-without-eval";
import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { profileChange } from "@/lib/domain/user/schema";
import { phoneNumber } from "@/lib/http/shapes";

// An empty field means "no number".
const optionalPhone = z.preprocess((value) => (value === "" ? null : value), phoneNumber);
const form = profileChange
  .omit({ avatar_url: true })
  .required()
  .extend({ phone_number: optionalPhone, whatsapp_number: optionalPhone });
export type CheckedProfile = z.output<typeof form>;

export type ShownProfile = Record<
  "first_name" | "last_name" | "phone_number" | "whatsapp_number" | "timezone",
  string
>;

export const resolver = zodResolver(form as unknown as z.ZodType<CheckedProfile, ShownProfile>);
