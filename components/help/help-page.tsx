import { ArrowLeft, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { backLinkClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";

/** Answers to what people ask most, readable without an account. */
export function HelpPage() {
  return (
    <div className="grid gap-4">
      <Link href="/" className={backLinkClass}>
        <ArrowLeft size={18} aria-hidden />
        Back to Parkmate
      </Link>
      <PageTitle note="Short answers to what people ask most.">Help</PageTitle>
      {topics.map(({ title, questions }) => (
        <section key={title} aria-label={title} className="grid gap-2">
          <h2 className="text-h2">{title}</h2>
          <Card className="overflow-hidden">
            {questions.map(([question, answer]) => (
              <details key={question} className="group border-t border-line first:border-0">
                <summary className={summary}>
                  {question}
                  <ChevronDown size={18} aria-hidden className={chevron} />
                </summary>
                <div className="grid gap-2.5 px-4 pb-4 text-muted">{answer}</div>
              </details>
            ))}
          </Card>
        </section>
      ))}
    </div>
  );
}

const chevron = "ml-auto shrink-0 text-muted transition-transform group-open:rotate-180";
const summary =
  "flex min-h-12 cursor-pointer list-none items-center gap-3 px-4 py-3 font-[560] hover:bg-sunk";

const Steps = ({ children }: { children: ReactNode }) => (
  <ol className="grid list-decimal gap-1.5 pl-5">{children}</ol>
);
const TextLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="text-ink underline underline-offset-4">
    {children}
  </Link>
);

interface Topic {
  title: string;
  questions: readonly [question: string, answer: ReactNode][];
}

const topics: readonly Topic[] = [
  {
    title: "Alerts",
    questions: [
      [
        "My alerts do not come. What can I do?",
        <Steps key="steps">
          <li>
            Open the <TextLink href="/settings#check">alert check</TextLink> and send yourself a
            test. It shows which part does not work.
          </li>
          <li>Look at the state at the top of the page. It should say Connected, or Live.</li>
          <li>Allow notifications and sound for this site in your browser.</li>
          <li>Check that quiet hours are off and alerts are not paused.</li>
          <li>Check that you did not mute the lot or the booking.</li>
        </Steps>,
      ],
      [
        "What do Connected, Reconnecting, Polling and Offline mean?",
        <ul key="states" className="grid gap-1.5">
          <li>
            <b>Connected</b> or <b>Live</b>: changes appear within a second.
          </li>
          <li>
            <b>Reconnecting</b>: the line was lost a moment ago. What you missed comes afterwards.
          </li>
          <li>
            <b>Polling</b>: your network blocks live connections. Parkmate asks for changes every
            few seconds instead.
          </li>
          <li>
            <b>Offline</b>: this device has no connection. What you mark or delete is sent later.
          </li>
        </ul>,
      ],
      [
        "How do I get fewer notifications?",
        <p key="fewer">
          In the <TextLink href="/settings">settings</TextLink> you choose what you are told and
          how. Some cannot be switched off, because they are about your money or your slot.
        </p>,
      ],
    ],
  },
  {
    title: "Parking",
    questions: [
      [
        "How long is a slot held for me?",
        <p key="hold">
          Five minutes while you pay by card. If you choose cash, the page shows until when you have
          to pay at the desk; after that the slot is free for others.
        </p>,
      ],
      [
        "What happens with a lot that works on request?",
        <p key="request">
          The owner decides about your booking. You are told at once. If the owner declines or does
          not answer in time, you get all your money back.
        </p>,
      ],
      [
        "Can I cancel, and what do I get back?",
        <p key="cancel">
          Yes, from the booking. Before you confirm, it shows the exact refund. Until the time that
          the booking names, cancelling is free.
        </p>,
      ],
      [
        "My stay ends soon. What now?",
        <p key="end">
          You are reminded before the end, five minutes ahead unless your settings say otherwise.
          Leave the slot in time, or extend the booking from the reminder or its page.
        </p>,
      ],
      [
        "Whom do I ask about a problem at the lot?",
        <p key="lot">
          The staff at its desk. Name the booking number, which is on the page of your booking
          together with the address and the way there.
        </p>,
      ],
    ],
  },
  {
    title: "Your account",
    questions: [
      [
        "I lost a device on which I was signed in.",
        <p key="lost">
          On <TextLink href="/me">your page</TextLink> sign out that device, or all others at once,
          and change your password.
        </p>,
      ],
      [
        "Which password is good enough?",
        <p key="password">
          Eight characters or more that nobody guesses: a few unrelated words are better than a
          short word with a digit. The most used passwords are refused.
        </p>,
      ],
      [
        "What happens when I delete my account?",
        <p key="delete">
          Your profile, vehicles, settings and notifications are deleted. Bookings and payments stay
          in the books of the lots without your name and plate. Open bookings have to end first.
        </p>,
      ],
    ],
  },
];
