import { Archive, BellOff, Clock, CloudOff, SearchX, type LucideIcon } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import type { NotificationFilters } from "@/hooks/queries";

/** As tall as the first rows, so that nothing moves when they arrive. */
export function LoadingRows() {
  return (
    <div role="status" className="min-h-80">
      <span className="sr-only">Loading notifications</span>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="flex gap-3 border-b border-line px-5 py-3.5">
          <Skeleton className="size-9 shrink-0" />
          <div className="flex-1">
            <Skeleton className="h-5 w-2/5" />
            <Skeleton className="mt-1.5 h-4 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}

const emptyStates = {
  filtered: {
    icon: SearchX,
    title: "No matching notifications",
    text: "Try another search, or show all notifications.",
  },
  snoozed: {
    icon: Clock,
    title: "Nothing is snoozed",
    text: "Snooze a notification from its menu, and it returns at the time you choose.",
  },
  archived: {
    icon: Archive,
    title: "The archive is empty",
    text: "Notifications that you archive are kept here.",
  },
  read: { icon: BellOff, title: "All read", text: "New notifications appear here." },
  empty: {
    icon: BellOff,
    title: "No notifications yet",
    text: "Updates on your bookings and payments appear here.",
  },
} as const;

function emptyStateOf(filters: NotificationFilters): keyof typeof emptyStates {
  if (filters.search || filters.lot || filters.notification_types) return "filtered";
  if (filters.archived) return "archived";
  if (filters.snoozed) return "snoozed";
  return filters.is_read ? "read" : "empty";
}

export const NoNotifications = ({ filters }: { filters: NotificationFilters }) => (
  <Placeholder {...emptyStates[emptyStateOf(filters)]} />
);

/** Shown for a list that was requested offline, instead of the rows of the previous one. */
export const NotLoaded = () => (
  <Placeholder
    icon={CloudOff}
    title="You are offline"
    text="This list loads when the connection is back."
  />
);

interface PlaceholderProps {
  icon: LucideIcon;
  title: string;
  text: string;
}

function Placeholder({ icon: Icon, title, text }: PlaceholderProps) {
  return (
    <div
      role="status"
      className="grid min-h-80 content-center justify-items-center gap-1 px-6 py-14 text-center"
    >
      <Icon aria-hidden size={26} className="mb-2 text-muted" />
      <p className="text-h2">{title}</p>
      <p className="max-w-[36ch] text-sm text-muted">{text}</p>
    </div>
  );
}
