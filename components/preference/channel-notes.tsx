"use client";
import { Phone, Unplug } from "lucide-react";
import Link from "next/link";
import { formatList } from "@/components/ui/format";
import { useProfile } from "@/hooks/use-user";
import { useAvailable } from "./available";
import { channelWords, columns, notSetUp } from "./words";

const numbers = [
  ["whatsapp", "whatsapp_number"],
  ["sms", "phone_number"],
] as const;

/** What stands between a switch and its effect: channels that the server lacks, numbers that the profile lacks. */
export function ChannelNotes() {
  const available = useAvailable();
  const profile = useProfile().data;
  const missing = columns.filter((channel) => !available.includes(channel));
  const numberless = profile ? numbers.filter(([, field]) => !profile[field]) : [];
  if (missing.length === 0 && numberless.length === 0) return null;
  return (
    <div className="mb-3 grid gap-1.5 rounded-card border border-line bg-card px-4 py-3 text-sm text-muted xl:mb-0 xl:rounded-none xl:border-0 xl:border-b xl:px-5">
      {missing.length > 0 && (
        <p className="flex gap-2">
          <Unplug size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
          <span>
            <span className="font-[560] text-ink">
              {formatList(missing.map((channel) => channelWords[channel]))}:
            </span>{" "}
            {notSetUp.charAt(0).toLowerCase() + notSetUp.slice(1)}; your choice is kept.
          </span>
        </p>
      )}
      {numberless.length > 0 && (
        <p className="flex gap-2">
          <Phone size={16} className="mt-0.5 shrink-0" aria-hidden />
          <span>
            {formatList(numberless.map(([channel]) => channelWords[channel]))}{" "}
            {numberless.length > 1 ? "need a number each" : "needs a number"}:{" "}
            <Link
              href={`/me#${numberless[0]![1]}`}
              className="inline-block py-1 font-[560] text-ink underline underline-offset-2"
            >
              add it to your profile
            </Link>
          </span>
        </p>
      )}
    </div>
  );
}
