import { element, Html, type Child } from "./html";
import { adaptiveStyle, cell, colours, grid, row, SANS } from "./looks";

interface Page {
  origin: string;
  title: string;
  /** What a list of mails shows behind the subject. */
  preview: string;
  /** Stands beside the name on top: "Booking #1042". */
  corner: string;
  body: Child;
  footer: Child;
  /** Of a page in a browser, whose styles need it. */
  nonce?: string;
}

/** A whole e-mail, or a page like one: the name, one card, and small text below it. */
export function emailPage(page: Page): string {
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("title", {}, page.title),
    element("style", { nonce: page.nonce }, adaptiveStyle),
  );
  const body = element(
    "body",
    {
      class: "ground",
      style: { margin: 0, padding: 0, background: colours.ground, fontFamily: SANS },
    },
    element("div", { style: { display: "none", maxHeight: 0, overflow: "hidden" } }, page.preview),
    grid({}, row(cell({ align: "center", style: { padding: "24px 12px 40px" } }, frame(page)))),
  );
  return `<!doctype html>\n${element("html", { lang: "en" }, head, body).source}\n`;
}

const muted = { color: colours.muted };

const frame = ({ origin, corner, body, footer }: Page): Html =>
  grid(
    { maxWidth: "600px" },
    row(
      cell({ style: { padding: "0 6px 14px" } }, nameOf(origin)),
      cell(
        {
          align: "right",
          class: "muted",
          style: { ...muted, padding: "0 6px 14px", fontSize: "14px" },
        },
        corner,
      ),
    ),
    row(
      cell(
        {
          colspan: 2,
          class: "card pad",
          style: {
            background: colours.card,
            border: `1px solid ${colours.line}`,
            borderRadius: "18px",
            padding: "28px",
          },
        },
        body,
      ),
    ),
    row(
      cell(
        {
          colspan: 2,
          align: "center",
          class: "muted",
          style: { ...muted, padding: "22px 18px 0", fontSize: "13px", lineHeight: "20px" },
        },
        footer,
      ),
    ),
  );

/** The name and the sign of Parkmate, a bay, in a character that every program draws. */
const nameOf = (origin: string): Html =>
  element(
    "a",
    {
      href: `${origin}/`,
      class: "ink",
      style: {
        color: colours.ink,
        fontSize: "19px",
        fontWeight: 650,
        textDecoration: "none",
      },
    },
    element(
      "span",
      {
        style: {
          display: "inline-block",
          width: "28px",
          height: "28px",
          marginRight: "9px",
          borderRadius: "8px",
          background: colours.ink,
          color: colours.paint,
          textAlign: "center",
          lineHeight: "28px",
        },
      },
      new Html("&#8719;"),
    ),
    "Parkmate",
  );
