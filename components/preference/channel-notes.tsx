"use client";
import { clsx } from "clsx";
import { Phone, Unplug, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { channelLabels } from "@/components/notification/channel-labels";
import { formatList } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useProfile } from "@/hooks/use-user";
import type { Channel } from "@/lib/event/event";
import { NOT_SET_UP, useAvailableChannels } from "./available-channels";
import { channelColumns } from "./grid-columns";

const numberFields = [
  ["whatsapp", "whatsapp_number"],
  ["sms", "phone_number"],
] as const;
const namesOf = (channels: readonly Channel[]) =>
  formatList(channels.map((channel) => channelLabels[channel].name));

/** Lists channels that the server has not set up, or that need a number in the profile. */
export function ChannelNotes() {
  const available = useAvailableChannels();
  const profile = useProfile().data;
  const missing = channelColumns.filter((channel) => !available.includes(channel));
  const withoutNumber = profile ? numberFields.filter(([, field]) => !profile[field]) : [];
  const firstField = withoutNumber[0]?.[1];
  if (missing.length === 0 && !firstField) return null;
  return (
    <div
      className={clsx(
        "mb-3 grid gap-1.5 rounded-card border border-line bg-card px-4 py-3 text-sm text-muted",
        "xl:mb-0 xl:rounded-none xl:border-0 xl:border-b xl:px-5",
      )}
    >
      {missing.length > 0 && (
        <Note icon={Unplug} colour="text-warn">
          <span className="font-[560] text-ink">{namesOf(missing)}:</span> {NOT_SET_UP}. Your
          choices are saved.
        </Note>
      )}
      {firstField && (
        <Note icon={Phone}>
          {namesOf(withoutNumber.map(([channel]) => channel))}{" "}
          {withoutNumber.length > 1 ? "need" : "needs"} a phone number:{" "}
          <Link
            href={`/me#${firstField}`}
            className="inline-block py-1 font-[560] text-ink underline underline-offset-2"
          >
            add it to your profile
          </Link>
        </Note>
      )}
    </div>
  );
}

interface NoteProps {
  icon: LucideIcon;
  colour?: string;
  children: ReactNode;
}

const Note = ({ icon: Icon, colour = "", children }: NoteProps) => (
  <p className="flex gap-2">
    <Icon size={16} className={`mt-0.5 shrink-0 ${colour}`} aria-hidden />
    <span>{children}</span>
  </p>
);
