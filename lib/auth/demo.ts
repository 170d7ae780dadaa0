import { hasDemoData } from "@/lib/core/env";
import type { Role } from "@/lib/core/actor";

export const DEMO_PASSWORD = "demo1234";

interface DemoAccount {
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  shown: boolean;
}

/** The accounts of journeys.md. They exist with demo and test data only. */
export const demoPeople: readonly DemoAccount[] = [
  {
    email: "driver@parkmate.test",
    first_name: "Arun",
    last_name: "Nair",
    role: "driver",
    shown: true,
  },
  {
    email: "driver2@parkmate.test",
    first_name: "Joy",
    last_name: "Reyes",
    role: "driver",
    shown: true,
  },
  {
    email: "owner@parkmate.test",
    first_name: "Maria",
    last_name: "Santos",
    role: "owner",
    shown: true,
  },
  {
    email: "owner2@parkmate.test",
    first_name: "Ramon",
    last_name: "Cruz",
    role: "owner",
    shown: false,
  },
  { email: "staff@parkmate.test", first_name: "Leo", last_name: "Tan", role: "staff", shown: true },
  {
    email: "admin@parkmate.test",
    first_name: "Ada",
    last_name: "Cruz",
    role: "admin",
    shown: true,
  },
  {
    email: "admin2@parkmate.test",
    first_name: "Ben",
    last_name: "Lim",
    role: "admin",
    shown: true,
  },
];

/** One-click choices of the sign-in page; none unless the data is demo data. */
export const demoAccounts = (): { email: string; name: string; role: Role }[] =>
  hasDemoData()
    ? demoPeople
        .filter((one) => one.shown)
        .map((one) => ({
          email: one.email,
          name: `${one.first_name} ${one.last_name}`,
          role: one.role,
        }))
    : [];
