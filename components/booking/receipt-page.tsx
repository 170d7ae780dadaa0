"use client";
import { ArrowLeft, Printer } from "lucide-react";
import { PriceLines } from "@/components/payment/price-lines";
import { settlementOf } from "@/components/payment/settlement";
import { backLinkClass, Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDated, formatMinutes } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useBooking } from "@/hooks/use-booking";
import { formatDecimal, toDecimal, toMinor } from "@/lib/core/money";
import { includedVat } from "@/lib/domain/booking/rules/price";
import type { Booking } from "@/lib/domain/booking/schema";
import { AddressLink } from "./directions-link";
import { driverName } from "./driver-name";
import { QrCode } from "./qr-code";
import { hasReceipt } from "./receipt-link";
import { paymentFacts } from "./payment-facts";

/** The receipt of a booking, which prints on A6 and A4. */
export function ReceiptPage({ id }: { id: string }) {
  const booking = useBooking(id);
  return (
    <div className="grid gap-3">
      <Link href={`/bookings/${id}`} className={`${backLinkClass} print:hidden`}>
        <ArrowLeft size={18} aria-hidden />
        Booking
      </Link>
      <QueryState
        query={booking}
        skeleton={<Skeleton className="h-[560px] max-w-[440px] rounded-card" />}
        errorTitle="This receipt could not be loaded"
      >
        {(data) => (hasReceipt(data) ? <Receipt booking={data} /> : <NotPaid />)}
      </QueryState>
    </div>
  );
}

const NotPaid = () => (
  <>
    <PageTitle>Receipt</PageTitle>
    <EmptyState title="No receipt yet">A receipt is made when the booking is paid.</EmptyState>
  </>
);

function Receipt({ booking }: { booking: Booking }) {
  const { lot } = booking;
  return (
    <>
      <div className="flex max-w-[440px] items-center justify-between gap-3 print:hidden">
        <PageTitle>Receipt</PageTitle>
        <Button
          variant="secondary"
          icon={<Printer size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </div>
      <article
        aria-label={`Receipt for booking ${booking.number}`}
        className="receipt grid max-w-[440px] gap-5 rounded-card border border-line bg-card p-6"
      >
        <header className="flex items-start justify-between gap-4">
          <Logo />
          <p className="text-right text-sm">
            <span className="block text-muted">Receipt</span>
            <span className="font-mono font-[620]">
              R-{String(booking.number).padStart(6, "0")}
            </span>
          </p>
        </header>
        <div>
          <p className="font-[640]">{lot.name}</p>
          <p className="text-sm text-muted">
            <AddressLink lot={lot} />
          </p>
        </div>
        <ReceiptFacts booking={booking} />
        <div className="border-t border-line pt-4">
          <PriceLines
            lines={booking.lines}
            total={booking.amount}
            currency={booking.currency}
            settlement={settlementOf(booking)}
          />
          <VatLine booking={booking} />
        </div>
        <footer className="flex items-center gap-4 border-t border-line pt-4 text-sm text-muted">
          <QrCode
            src={`/api/bookings/${booking.id}/receipt.svg/`}
            alt="QR code with the address of this receipt"
            className="size-22 shrink-0"
          />
          <p>Thank you for parking with Parkmate. The code leads to this receipt.</p>
        </footer>
      </article>
    </>
  );
}

/** Prices include the tax; the line says how much of them it is. */
function VatLine({ booking }: { booking: Booking }) {
  const percent = booking.policy.vat_percent;
  if (!percent) return null;
  const settlement = settlementOf(booking);
  const vat = includedVat(toMinor(settlement?.kept ?? booking.amount), percent);
  return (
    <p className="mt-2 flex justify-between gap-4 text-sm text-muted">
      <span>VAT {percent} % included</span>
      <span>{formatDecimal(toDecimal(vat), booking.currency)}</span>
    </p>
  );
}

function ReceiptFacts({ booking }: { booking: Booking }) {
  const { lot } = booking;
  const facts = [
    ...paymentFacts(booking),
    ["Name", driverName(booking)],
    ["Booking", `#${booking.number}`],
    ["Slot", booking.slot.code],
    ["Vehicle", booking.vehicle_number ?? ""],
    ["From", formatDated(booking.start_time, lot.timezone)],
    ["Until", formatDated(booking.end_time, lot.timezone)],
    ["Length", formatMinutes(booking.minutes)],
    ["Time zone", lot.timezone.replaceAll("_", " ")],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
      {facts.map(([name, value], index) => (
        <div key={index} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd dir="auto" className="text-right break-words">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
