"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Field, FormError } from "@/components/ui/field";
import { rootMessage, showErrors } from "@/components/ui/form-errors";
import { Input, Select } from "@/components/ui/input";
import { QueryState } from "@/components/ui/query-state";
import { resolverOnDemand } from "@/components/ui/resolver-on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { useKeptDraft } from "@/hooks/use-kept-draft";
import { useUnloadWarning } from "@/hooks/use-unload-warning";
import { useChangeProfile, useProfile } from "@/hooks/use-user";
import { allZones } from "@/lib/core/time-zones";
import type { Profile } from "@/lib/domain/user/schema";
import type { CheckedProfile, ShownProfile } from "./profile-check";

const fields = ["first_name", "last_name", "phone_number", "whatsapp_number", "timezone"] as const;

export function ProfileCard() {
  const profile = useProfile();
  return (
    <Card>
      <CardHead title="Profile" />
      <div className="px-4 pb-4">
        <QueryState
          query={profile}
          skeleton={<Skeleton className="h-[330px]" />}
          errorTitle="Your profile could not be loaded"
        >
          {(data) => <ProfileForm profile={data} />}
        </QueryState>
      </div>
    </Card>
  );
}

function ProfileForm({ profile }: { profile: Profile }) {
  const save = useChangeProfile();
  const router = useRouter();
  const form = useForm<ShownProfile, unknown, CheckedProfile>({
    resolver: resolverOnDemand(() => import("./profile-check")),
    defaultValues: {
      first_name: profile.first_name,
      last_name: profile.last_name,
      phone_number: profile.phone_number ?? "",
      whatsapp_number: profile.whatsapp_number ?? "",
      timezone: profile.timezone,
    },
  });
  const {
    register,
    handleSubmit,
    setError,
    setFocus,
    reset,
    formState: { errors, isDirty },
  } = form;
  const forgetDraft = useKeptDraft("profile", form);
  useUnloadWarning(isDirty);
  useEffect(() => {
    // The settings page links to a missing phone number.
    const wanted = fields.find((name) => `#${name}` === window.location.hash);
    if (wanted) setFocus(wanted);
  }, [setFocus]);
  const zones = [...new Set([profile.timezone, ...allZones()])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
  const submit = handleSubmit((body, event) => {
    const shown = Object.fromEntries(
      new FormData(event?.target as HTMLFormElement),
    ) as ShownProfile;
    save.mutate(
      { body },
      {
        onError: (error) => showErrors(error, setError, fields),
        onSuccess: () => {
          reset(shown);
          forgetDraft();
          // The frame of the page shows the name as well.
          router.refresh();
        },
      },
    );
  });
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormError>{rootMessage(errors, fields)}</FormError>
      <div className="grid grid-cols-2 gap-3">
        <Field label="First name" error={errors.first_name?.message}>
          <Input autoComplete="given-name" {...register("first_name")} />
        </Field>
        <Field label="Last name" error={errors.last_name?.message}>
          <Input autoComplete="family-name" {...register("last_name")} />
        </Field>
        <Field label="Phone" error={errors.phone_number?.message}>
          <Input type="tel" autoComplete="tel" {...register("phone_number")} />
        </Field>
        <Field label="WhatsApp" error={errors.whatsapp_number?.message}>
          <Input type="tel" autoComplete="tel" {...register("whatsapp_number")} />
        </Field>
      </div>
      <Field
        label="Time zone"
        error={errors.timezone?.message}
        help="For notifications and reports. Bookings show the lot's own time."
      >
        <Select options={zones} {...register("timezone")} />
      </Field>
      <SaveRow pending={save.isPending} dirty={isDirty} saved={save.isSuccess && !isDirty} />
    </form>
  );
}

function SaveRow({ pending, dirty, saved }: { pending: boolean; dirty: boolean; saved: boolean }) {
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" variant="secondary" pending={pending} disabled={!dirty}>
        Save
      </Button>
      <p role="status" className="text-sm text-ok">
        {saved ? "Saved" : dirty && <span className="text-muted">Unsaved changes</span>}
      </p>
    </div>
  );
}
