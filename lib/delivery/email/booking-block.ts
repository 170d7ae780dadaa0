import { dateTexts, offsetName, timeText } from "@/lib/core/formats";
import { formatDecimal } from "@/lib/core/money";
import { cityOf } from "@/lib/core/time-zones";
import type { AnyBookingFacts } from "@/lib/event/payload";
import { element, type Html } from "./html";
import { bay, cell, colours, grid, label, plate, row, rule, strong } from "./looks";

/** The name under which the HTML refers to the picture of the pass. */
export const PASS_IMAGE = "pass";

interface Block {
  facts: AnyBookingFacts;
  /** It is the driver's own, and still ahead or running. */
  isPass: boolean;
}

/** Where, when, for which car and at what price. */
export const bookingBlock = ({ facts, isPass }: Block): Html[] => [
  ...(isPass ? [bay(facts.slot_code)] : []),
  rule,
  timeOf(facts),
  rule,
  grid(
    {},
    row(
      cell({ valign: "top" }, carAndPrice(facts)),
      isPass && cell({ align: "right", valign: "top", width: "132px" }, passImage()),
    ),
  ),
];

function timeOf(facts: AnyBookingFacts): Html {
  const { start_time, end_time, timezone } = facts;
  const start = dateTexts(start_time, timezone);
  const end = dateTexts(end_time, timezone);
  const day = `${start.longWeekday} ${start.day} ${start.longMonth} ${start.year}`;
  const isSameDay = day === `${end.longWeekday} ${end.day} ${end.longMonth} ${end.year}`;
  const until = isSameDay ? "Until" : `Until ${end.weekday} ${end.day} ${end.month}`;
  const zone = `${cityOf(timezone)} time, ${offsetName(start_time, timezone)}`;
  const right = { align: "right" } as const;
  return grid(
    {},
    row(cell({}, strong(day)), cell(right, label(zone))),
    row(
      cell({ style: { paddingTop: "10px" } }, label("From")),
      cell({ ...right, style: { paddingTop: "10px" } }, label(until)),
    ),
    row(
      cell({}, strong(timeText(start_time, timezone), "30px")),
      cell(right, strong(timeText(end_time, timezone), "30px")),
    ),
  );
}

const carAndPrice = (facts: AnyBookingFacts): Html[] => [
  ...(facts.vehicle_number ? [plate(facts.vehicle_number)] : []),
  element("div", { style: { marginTop: "14px" } }, label(priceLabel(facts))),
  strong(formatDecimal(facts.amount, facts.currency), "20px"),
];

function priceLabel({ status, payment_method }: AnyBookingFacts): string {
  if (status === "requested") return "Price";
  if (status === "pending_payment") return "To pay in cash at the desk";
  if (!payment_method) return "Amount";
  return payment_method === "card" ? "By card" : "In cash";
}

const passImage = (): Html[] => [
  element("img", {
    src: `cid:${PASS_IMAGE}`,
    width: 132,
    height: 132,
    alt: "QR code of your booking",
    style: { display: "block", background: "#ffffff", borderRadius: "10px" },
  }),
  element(
    "div",
    {
      class: "muted",
      style: {
        color: colours.muted,
        fontSize: "13px",
        lineHeight: "18px",
        textAlign: "center",
      },
    },
    "Show it when you arrive",
  ),
];
