"use client";
import { CircleCheck, Hourglass, Link2Off, MailCheck, type LucideIcon } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";

const looks = {
  done: { icon: CircleCheck, tone: "text-ok" },
  sent: { icon: MailCheck, tone: "text-ok" },
  waiting: { icon: Hourglass, tone: "text-warn" },
  over: { icon: Link2Off, tone: "text-warn" },
} as const satisfies Record<string, { icon: LucideIcon; tone: string }>;

interface OutcomeCardProps {
  look: keyof typeof looks;
  title: string;
  children: ReactNode;
  next: { href: string; label: string };
}

/** What came of a form or a link, in its place and with its focus, and where to go from here. */
export function OutcomeCard({ look, title, children, next }: OutcomeCardProps) {
  const { icon: Icon, tone } = looks[look];
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.querySelector("h1")?.focus(), []);
  return (
    <Card ref={card} className="grid justify-items-start gap-3 p-6">
      <Icon size={28} className={tone} aria-hidden />
      <PageTitle>{title}</PageTitle>
      <p className="text-muted">{children}</p>
      <ButtonLink href={next.href} className="mt-2">
        {next.label}
      </ButtonLink>
    </Card>
  );
}

/** Instead of the form of a link that was used, replaced or has expired. */
export const LinkOver = (props: Pick<OutcomeCardProps, "children" | "next">) => (
  <OutcomeCard look="over" title="This link no longer works" {...props} />
);
