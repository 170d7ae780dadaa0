import type { Category } from "@/lib/event/event";

interface CategoryLabel {
  name: string;
  description: string;
}

export const categoryLabels: Record<Category, CategoryLabel> = {
  booking: { name: "Bookings", description: "Created, approved, declined, cancelled, ended" },
  payment: { name: "Payments", description: "Paid, verified, failed, refunded" },
  reminder: {
    name: "Reminders",
    description: "Starts soon, ends soon",
  },
  system: {
    name: "Announcements",
    description: "News from Parkmate and the lots, maintenance, test alerts",
  },
  session: { name: "Sign-ins", description: "New devices and changes to your account" },
  message: { name: "Messages", description: "Messages between drivers and lots" },
  ticket: { name: "Tickets", description: "Reported problems and replies" },
  carwash: { name: "Car wash", description: "Booked, started, done" },
  staff: { name: "Staff", description: "Shifts, tasks, new colleagues" },
  review: { name: "Reviews", description: "New reviews and replies" },
};
