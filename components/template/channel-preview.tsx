"use client";
import { clsx } from "clsx";
import { channelLabels } from "@/components/notification/channel-labels";
import { EventIcon } from "@/components/notification/event-icon";
import { levelStyles } from "@/components/notification/level-styles";
import {
  isLong,
  rowText,
  rowTitle,
  toastStyles,
} from "@/components/notification/notification-styles";
import { Logo, LogoMark } from "@/components/ui/logo";
import type { Channel, Level } from "@/lib/event/event";

export interface PreviewProps {
  subject: string;
  body: string;
  level: Level;
  event_type: string;
}

/** How a text looks on one channel. Nothing in it is interactive. */
export function ChannelPreview({ channel, ...text }: PreviewProps & { channel: Channel }) {
  if (channel === "in_app")
    return (
      <div className="grid gap-3">
        <ToastPreview {...text} />
        <RowPreview {...text} />
      </div>
    );
  if (channel === "email") return <EmailPreview {...text} />;
  return <MessagePreview channel={channel} {...text} />;
}

const Caption = ({ children }: { children: string }) => (
  <figcaption className="mb-1.5 text-xs font-[560] text-muted">{children}</figcaption>
);
const square = (level: Level) =>
  `grid size-9 shrink-0 place-items-center rounded-[10px] ${levelStyles[level].square}`;

function ToastPreview({ subject, body, level }: PreviewProps) {
  const { icon: Icon, word, bar } = levelStyles[level];
  return (
    <figure>
      <Caption>Toast</Caption>
      <div
        className={clsx(
          "relative flex gap-3 overflow-hidden rounded-[14px] border border-line bg-card px-3.5",
          "pt-3 pb-4 shadow-card",
        )}
      >
        <span role="img" aria-label={word} className={square(level)}>
          <Icon aria-hidden size={18} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <p dir="auto" className={toastStyles.title}>
            {subject}
          </p>
          <p dir="auto" className={toastStyles.text}>
            {body}
          </p>
        </div>
        <span aria-hidden className={`absolute bottom-0 left-0 h-[3px] w-3/5 opacity-50 ${bar}`} />
      </div>
    </figure>
  );
}

function RowPreview({ subject, body, level, event_type }: PreviewProps) {
  return (
    <figure>
      <Caption>In the bell</Caption>
      <div
        className={clsx(
          "relative flex gap-3 rounded-control border border-line bg-card py-3.5 pr-4 pl-5",
        )}
      >
        <span
          aria-hidden
          className="absolute top-[27px] left-[7px] size-1.5 rounded-full bg-info"
        />
        <span aria-hidden className={square(level)}>
          <EventIcon event_type={event_type} level={level} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex items-baseline gap-2">
            <span dir="auto" className={rowTitle}>
              {subject}
            </span>
            <span className="text-xs text-muted">just now</span>
          </p>
          <p dir="auto" className={rowText(isLong(body))}>
            {body}
          </p>
        </div>
      </div>
    </figure>
  );
}

function EmailPreview({ subject, body }: PreviewProps) {
  return (
    <figure>
      <Caption>E-mail</Caption>
      <div className="overflow-hidden rounded-control border border-line bg-card">
        <div className="border-b border-line px-4 py-3 text-sm">
          <p className="text-muted">From Parkmate</p>
          <p dir="auto" className="font-[620] wrap-break-word">
            {subject}
          </p>
        </div>
        <div className="grid gap-4 px-4 py-5">
          <Logo size={22} />
          <p dir="auto" className="whitespace-pre-line wrap-break-word">
            {body}
          </p>
        </div>
      </div>
    </figure>
  );
}

function MessagePreview({ channel, subject, body }: PreviewProps & { channel: Channel }) {
  return (
    <figure>
      <Caption>{channelLabels[channel].name}</Caption>
      <div className="rounded-control bg-sunk p-4">
        {channel === "push" ? (
          <div className="flex gap-3 rounded-[16px] border border-line bg-card px-3.5 py-3">
            <LogoMark size={34} />
            <div className="min-w-0 flex-1">
              <p dir="auto" className="font-[620] wrap-break-word">
                {subject}
              </p>
              <p dir="auto" className="text-sm whitespace-pre-line wrap-break-word text-muted">
                {body}
              </p>
            </div>
          </div>
        ) : (
          <div
            className={clsx(
              "w-fit max-w-[88%] rounded-[16px] rounded-tl-[4px] border border-line bg-card",
              "px-3.5 py-2.5",
            )}
          >
            <p dir="auto" className="whitespace-pre-line wrap-break-word">
              {channel === "whatsapp" && <span className="block font-[620]">{subject}</span>}
              {body}
            </p>
          </div>
        )}
      </div>
    </figure>
  );
}
