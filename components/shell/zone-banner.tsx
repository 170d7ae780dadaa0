"use client";
import { clsx } from "clsx";
import { Clock, X } from "lucide-react";
import { useContext, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { foreignZone } from "@/components/ui/format";
import { serverNow } from "@/hooks/server-clock";
import { keepProfileZone, KnownZoneContext, useDeviceZone } from "@/hooks/device-zone";
import { useActor } from "@/hooks/use-actor";
import { useChangeProfile } from "@/hooks/use-user";
import { cityOf } from "@/lib/core/time-zones";

const frame = clsx(
  "mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-control bg-sunk py-1.5 pr-1.5 pl-3.5",
  "text-sm",
);

/** Says whose clock the pages follow where the device's shows another time, as on a journey. */
export function ZoneBanner() {
  const { timezone } = useActor();
  const change = useChangeProfile();
  const device = useDeviceZone();
  const { kept } = useContext(KnownZoneContext);
  const [isKept, setIsKept] = useState(false);
  if (isKept || !device || device === timezone || device === kept) return null;
  if (!foreignZone(device, timezone, new Date(serverNow()).toISOString())) return null;
  function keep() {
    keepProfileZone();
    setIsKept(true);
  }
  return (
    <div role="note" aria-label="This device's clock" className="px-5 lg:px-8 lg:pt-3 lg:pr-64">
      <div className={frame}>
        <Clock size={17} className="shrink-0 text-muted" aria-hidden />
        <p className="min-w-0 flex-1 py-1.5 max-sm:basis-[calc(100%-6rem)]">
          Times without a zone are those of {cityOf(timezone)}. This device is set to{" "}
          {cityOf(device)}.
        </p>
        <Button
          size="small"
          variant="secondary"
          className="max-sm:order-last max-sm:mb-1 max-sm:ml-7"
          pending={change.isPending}
          onClick={() =>
            change.mutate({ body: { timezone: device } }, { onSuccess: () => location.reload() })
          }
        >
          Use {cityOf(device)} time
        </Button>
        <IconButton label={`Keep ${cityOf(timezone)} time`} onClick={keep}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <FormError>{change.error?.problem.detail}</FormError>
    </div>
  );
}
