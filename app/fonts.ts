import localFont from "next/font/local";

// Pages ask for the letters of most texts before their styles, and wait a moment for them. When
// they come later, they are for the next page: a font that is swapped in would move the text.
const geist = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  adjustFontFallback: false,
  variable: "--geist",
});
const geistExtended = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-ext-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+20A0-20C0" }],
  variable: "--geist-extended",
});

/** The class that names the fonts for `globals.css`. */
export const fontVariables = `${geist.variable} ${geistExtended.variable}`;
