import { z } from "zod";
import { roles } from "@/lib/core/actor";
import {
  forbids,
  id,
  instant,
  neither,
  phoneNumber,
  published,
  text,
  timezone,
} from "@/lib/http/shapes";

/** Normalised (NFKC), then limited to ASCII, so that addresses that look alike are one account. */
export const email = z
  .string()
  .max(1000)
  .transform((value) => value.normalize("NFKC").trim().toLowerCase())
  .pipe(
    z
      .string()
      .max(254, "At most 254 characters.")
      .regex(/^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Enter a valid e-mail address."),
  );

export const password = z
  .string()
  .refine((value) => [...value].length >= 8, "At least 8 characters.")
  .refine((value) => [...value].length <= 128, "At most 128 characters.")
  .transform((value) => value.normalize("NFC"))
  .meta(published({ minLength: 8, maxLength: 128 }));

const personName = text(60, 1);

export const registration = z.strictObject({
  email,
  password,
  first_name: personName,
  last_name: personName,
  phone_number: phoneNumber.optional(),
  role: z.enum(["driver", "owner"]).default("driver"),
});

export const credentials = z
  .strictObject({
    username: z.string().max(254).optional(),
    email: z.string().max(254).optional(),
    password: z.string().max(1000),
  })
  .refine((value) => value.username ?? value.email, {
    error: "This field is required.",
    path: ["email"],
  })
  .meta(forbids(neither("username", "email")));

export const profile = z.object({
  id,
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(roles),
  phone_number: z.string().nullable(),
  whatsapp_number: z.string().nullable(),
  timezone: z.string(),
  avatar_url: z.string().nullable(),
  /** Whether the person has confirmed the address by its link. */
  email_verified: z.boolean(),
  /** The address that the account changes to once its link is opened; null for none. */
  pending_email: z.string().nullable(),
});
export type Profile = z.infer<typeof profile>;

export const profileChange = z
  .strictObject({
    first_name: personName,
    last_name: personName,
    phone_number: phoneNumber,
    whatsapp_number: phoneNumber,
    timezone,
    avatar_url: z
      .string()
      .max(500)
      .regex(
        /^(https:\/\/[^\s]+|\/(?![/\\])[^\s\\]*)$/,
        "An https address, or a path of this site.",
      )
      .nullable(),
  })
  .partial();

export const passwordChange = z.strictObject({
  old: z.string().max(1000),
  new: password,
  new2: z.string().max(1000),
});

const linkTokenText = z.string().max(200);
export const passwordRequest = z.strictObject({ email });
export const passwordReset = z.strictObject({
  token: linkTokenText,
  new: password,
  new2: z.string().max(1000),
});
export const linkUse = z.strictObject({ token: linkTokenText });
export const emailChange = z.strictObject({ email, password: z.string().max(1000) });

export const tokens = z.object({ access: z.string(), refresh: z.string() });
export const tokensWithUser = tokens.extend({
  user: profile.pick({
    id: true,
    username: true,
    email: true,
    first_name: true,
    last_name: true,
    role: true,
    phone_number: true,
    whatsapp_number: true,
  }),
});
export const wsToken = z.object({
  ws_token: z.string(),
  expires_in: z.int(),
  expires_at: instant,
  url: z.string(),
});

export const deactivation = z.strictObject({ reason: text(500, 1).optional() }).optional();

/** A sign-in on a device. */
export const session = z.object({
  id,
  device: z.string(),
  created_at: instant,
  last_seen_at: instant,
  /** Whether it is the session of this request. */
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;
export const accountDeletion = z.strictObject({ password: z.string().max(1000) });

export const ownerApplication = z.object({
  id,
  name: z.string(),
  email: z.string(),
  phone_number: z.string().nullable(),
  created_at: instant,
});
export const ownerDecline = z.strictObject({ reason: text(500, 1).optional() }).optional();
export type OwnerApplication = z.infer<typeof ownerApplication>;
