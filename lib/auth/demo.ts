import { hasDemoData } from "@/lib/core/env";
import type { Role } from "@/lib/core/actor";

export const DEMO_PASSWORD = "demo1234";

interface DemoAccount {
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
}

const account = (name: string, fullName: string, role: Role): DemoAccount => {
  const [first_name, last_name] = fullName.split(" ") as [string, string];
  return { email: `${name}@parkmate.test`, first_name, last_name, role };
};

/** The accounts of the demo data. */
export const demoPeople: readonly DemoAccount[] = [
  account("driver", "Arun Nair", "driver"),
  account("driver2", "Joy Reyes", "driver"),
  account("owner", "Maria Santos", "owner"),
  account("owner2", "Ramon Cruz", "owner"),
  account("staff", "Leo Tan", "staff"),
  account("admin", "Ada Cruz", "admin"),
  account("admin2", "Ben Lim", "admin"),
];

/** Whether anybody may sign in to this account, so that a new device is nothing to tell. */
export const isDemoAccount = (email: string): boolean =>
  hasDemoData() && demoPeople.some((one) => one.email === email);

/** The one-click choices of the sign-in page; none without demo data. */
export const demoAccounts = (): { email: string; name: string; role: Role }[] =>
  hasDemoData()
    ? demoPeople.map(({ email, first_name, last_name, role }) => ({
        email,
        name: `${first_name} ${last_name}`,
        role,
      }))
    : [];
