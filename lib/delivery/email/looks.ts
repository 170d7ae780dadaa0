import type { Level } from "@/lib/event/event";
import { element, Html, type Child, type Style } from "./html";

/** Tables and `style` attributes, which all mail programs draw; colours of app/globals.css. */
export const colours = {
  ground: "#f4f4f0",
  card: "#ffffff",
  asphalt: "#e6e6df",
  stripe: "#aeaea4",
  line: "#deded6",
  ink: "#15181a",
  muted: "#5d666b",
  paint: "#ffd21f",
  paintInk: "#1b1600",
} as const;
export const SANS = "Geist, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const MONO = "'Geist Mono', Consolas, Menlo, monospace";

/** What changes in the dark and on a narrow screen; programs that ignore it show the light one. */
export const adaptiveStyle = new Html(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: #0f1214 !important; }
  .card { background: #181c1f !important; border-color: #2a3035 !important; }
  .asphalt { background: #20262a !important; }
  .line { border-color: #2a3035 !important; }
  .ink { color: #eef1ef !important; }
  .muted { color: #a3adb2 !important; }
  .button { background: #eef1ef !important; color: #15181a !important; }
}
@media (max-width: 480px) {
  .pad { padding: 20px 16px !important; }
}
`);

const levels: Record<Level, { word: string; text: string; soft: string }> = {
  success: { word: "Done", text: "#0d7043", soft: "#dff3e7" },
  confirm: { word: "Confirmed", text: "#0d7043", soft: "#dff3e7" },
  error: { word: "Failed", text: "#b92a24", soft: "#fbe4e1" },
  warning: { word: "Please note", text: "#9a4b00", soft: "#ffe8cf" },
  info: { word: "News", text: "#1a56b8", soft: "#e1ecfb" },
};

/** A table that only arranges, with these rows. */
export const grid = (style: Style, ...rows: Child[]): Html =>
  element(
    "table",
    { role: "presentation", width: "100%", cellpadding: 0, cellspacing: 0, style },
    ...rows,
  );
export const row = (...cells: Child[]): Html => element("tr", {}, ...cells);

interface Cell {
  class?: string;
  align?: "left" | "right" | "center";
  valign?: "top" | "middle";
  colspan?: number;
  width?: string;
  style?: Style;
}
export const cell = (attributes: Cell, ...children: Child[]): Html =>
  element("td", { ...attributes }, ...children);

const ink = { color: colours.ink };
const muted = { color: colours.muted };

/** `level` is shown as a word beside the title; without one there is none. */
export function heading(title: string, level?: Level): Html {
  const big = { ...ink, margin: 0, fontSize: "25px", lineHeight: "31px", letterSpacing: "-.02em" };
  return grid(
    {},
    row(
      cell({}, element("h1", { class: "ink", style: big }, title)),
      level &&
        cell({ align: "right", valign: "top", style: { paddingLeft: "12px" } }, badge(level)),
    ),
  );
}

function badge(level: Level): Html {
  const { word, text: color, soft: background } = levels[level];
  const style = {
    display: "inline-block",
    borderRadius: "6px",
    padding: "3px 9px",
    fontSize: "13px",
    fontWeight: 600,
    whiteSpace: "nowrap",
    color,
    background,
  };
  return element("span", { style }, word);
}

export const paragraph = (text: Child): Html =>
  element(
    "p",
    {
      class: "muted",
      style: { ...muted, margin: "8px 0 0", fontSize: "16px", lineHeight: "24px" },
    },
    text,
  );

export const rule = element(
  "div",
  {
    class: "line",
    style: { margin: "20px 0 16px", borderTop: `1px solid ${colours.line}`, fontSize: 0 },
  },
  new Html("&nbsp;"),
);

export const label = (text: string): Html =>
  element("span", { class: "muted", style: { ...muted, fontSize: "14px" } }, text);
export const strong = (text: string, fontSize = "16px"): Html =>
  element("span", { class: "ink", style: { ...ink, fontSize, fontWeight: 640 } }, text);
export const plate = (text: string): Html =>
  element(
    "span",
    {
      class: "ink",
      style: {
        ...ink,
        display: "inline-block",
        border: `1px solid ${colours.stripe}`,
        borderRadius: "6px",
        padding: "2px 8px",
        fontFamily: MONO,
        fontSize: "14px",
        fontWeight: 600,
      },
    },
    text,
  );

/** A link that looks like a button. It opens a page; nothing acts on its own. */
export const button = (text: string, href: string): Html =>
  element(
    "a",
    {
      href,
      class: "button",
      style: {
        display: "block",
        marginTop: "22px",
        borderRadius: "12px",
        padding: "14px 18px",
        background: colours.ink,
        color: "#ffffff",
        fontSize: "16px",
        fontWeight: 620,
        textAlign: "center",
        textDecoration: "none",
      },
    },
    text,
  );

export const link = (text: string, href: string): Html =>
  element("a", { href, class: "ink", style: { ...ink, fontWeight: 600 } }, text);

/** The slot as a bay of the lot, painted as yours. */
export const bay = (code: string): Html => {
  const side = { borderLeft: `3px solid ${colours.stripe}`, height: "64px" };
  const own = {
    ...side,
    borderRight: `3px solid ${colours.stripe}`,
    background: colours.paint,
    color: colours.paintInk,
    fontFamily: MONO,
    fontSize: "17px",
    fontWeight: 700,
  };
  return element(
    "div",
    {
      class: "asphalt",
      style: {
        marginTop: "18px",
        borderRadius: "14px",
        padding: "16px 20px 0",
        background: colours.asphalt,
      },
    },
    element("div", {
      style: { borderTop: `2px dashed ${colours.stripe}`, marginBottom: "14px", fontSize: 0 },
    }),
    grid(
      {},
      row(
        cell({ width: "34%", style: side }, new Html("&nbsp;")),
        cell({ width: "32%", align: "center", style: own }, code),
        cell(
          { width: "34%", style: { ...side, borderLeft: 0, borderRight: side.borderLeft } },
          new Html("&nbsp;"),
        ),
      ),
    ),
  );
};
