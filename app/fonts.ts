import localFont from "next/font/local";

// The font of Latin letters is preloaded. A page waits a moment for it and keeps the device's font
// otherwise: one that is swapped in would move the text. Other letters are in `extended-fonts.css`.
const geist = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  adjustFontFallback: false,
  variable: "--geist",
});

/** The class that names the font for `globals.css`. */
export const fontVariable = geist.variable;
