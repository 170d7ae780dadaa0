import { Archive, BellOff, Clock, CloudOff, SearchX, type LucideIcon } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import type { NotificationFilters } from "@/hooks/use-notification";

/** As tall as a first screen of rows, so that nothing below moves when they come. */
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

const nothing = {
  filtered: {
    icon: SearchX,
    title: "Nothing matches",
    text: "Try another word, or look at all notifications.",
  },
  snoozed: {
    icon: Clock,
    title: "Nothing is snoozed",
    text: "Snooze a notification from its menu; it comes back when you want it.",
  },
  archived: {
    icon: Archive,
    title: "The archive is empty",
    text: "What you archive is kept here, out of sight.",
  },
  read: { icon: BellOff, title: "All read", text: "New ones appear here at once." },
  empty: {
    icon: BellOff,
    title: "Nothing here yet",
    text: "What happens to your bookings and payments appears here at once.",
  },
} as const;

function reasonOf({
  search,
  lot,
  notification_types,
  snoozed,
  archived,
  is_read,
}: NotificationFilters): keyof typeof nothing {
  if (search || lot || notification_types) return "filtered";
  return archived ? "archived" : snoozed ? "snoozed" : is_read ? "read" : "empty";
}

export const NoNotifications = ({ filters }: { filters: NotificationFilters }) => (
  <Instead {...nothing[reasonOf(filters)]} />
);

/** Another list was asked for while there is no connection: the old rows would pass for the answer. */
export const NotLoaded = () => (
  <Instead
    icon={CloudOff}
    title="You are offline"
    text="This list is loaded as soon as the connection is back."
  />
);

/** What stands where the rows would. */
function Instead({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
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
