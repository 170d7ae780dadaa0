"use client";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { useCall } from "@/hooks/use-call";
import { stopEmailChange, verifyEmail } from "@/lib/domain/user/client";
import { tokenOfLink } from "./link-token";
import { LinkOver, OutcomeCard } from "./outcome-card";

interface Words {
  title: string;
  note: string;
  button: string;
  variant?: ButtonVariant;
  doneTitle: string;
  next: { href: string; label: string };
}

interface LinkUseProps extends Words {
  endpoint: typeof verifyEmail;
}

/** What a link in an e-mail does, once its reader presses the button: opening it does nothing. */
function LinkUse({ endpoint, title, note, button, variant, ...done }: LinkUseProps) {
  const { send, isPending, problem, answer } = useCall(endpoint);
  if (answer)
    return (
      <OutcomeCard look="done" title={done.doneTitle} next={done.next}>
        {answer.detail}
      </OutcomeCard>
    );
  if (problem?.status === 410)
    return <LinkOver next={{ href: "/me", label: "See your account" }}>{problem.detail}</LinkOver>;
  return (
    <div className="grid gap-5">
      <PageTitle note={note}>{title}</PageTitle>
      <Card className="grid gap-4 p-5">
        <FormError>{problem?.detail}</FormError>
        <Button
          size="large"
          wide
          variant={variant ?? "primary"}
          pending={isPending}
          onClick={() => send({ body: { token: tokenOfLink() } })}
        >
          {button}
        </Button>
      </Card>
    </div>
  );
}

export const VerifyEmail = () => (
  <LinkUse
    endpoint={verifyEmail}
    title="Confirm your address"
    note="It shows that you read the e-mails that Parkmate sends to it."
    button="Confirm address"
    doneTitle="Thank you"
    next={{ href: "/me", label: "Go on to Parkmate" }}
  />
);

export const StopEmailChange = () => (
  <LinkUse
    endpoint={stopEmailChange}
    title="Keep your address?"
    note="Somebody who knows your password asked to change the address of your account."
    button="Stop the change"
    variant="danger"
    doneTitle="You keep your address"
    next={{ href: "/forgot-password", label: "Reset your password" }}
  />
);
