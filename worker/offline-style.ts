const light = `--ground: #f4f4f0; --card: #fff; --line: #deded6; --ink: #15181a; --muted: #5d666b;
  --paint: #ffd21f; --warn: #8a5300; color-scheme: light;`;
const dark = `--ground: #0f1214; --card: #181c1f; --line: #2a3035; --ink: #eef1ef; --muted: #a3adb2;
  --paint: #ffd21f; --warn: #ffb454; color-scheme: dark;`;

/** The looks of the offline page, which can load no file. */
export const offlineStyle = `
  :root { ${light} }
  @media (prefers-color-scheme: dark) { :root { ${dark} } }
  :root[data-theme="light"] { ${light} }
  :root[data-theme="dark"] { ${dark} }
  body { margin: 0; background: var(--ground); color: var(--ink);
    font: 16px/1.5 "Geist Variable", system-ui, sans-serif; }
  main { max-width: 560px; margin: 0 auto; padding: 40px 20px 56px; }
  .name { display: flex; gap: 10px; align-items: center; margin: 0 0 24px; color: var(--ink);
    font-size: 19px; font-weight: 640; letter-spacing: -.02em; }
  h1 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; letter-spacing: -.02em; }
  h2 { margin: 32px 0 12px; font-size: 18px; letter-spacing: -.015em; }
  h3 { margin: 0; font-size: 16px; }
  p { margin: 0; color: var(--muted); }
  button { min-height: 48px; padding: 0 22px; border: 0; border-radius: 12px;
    background: var(--ink); color: var(--card); font: inherit; font-weight: 600; cursor: pointer; }
  button:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
  article { margin-top: 12px; padding: 20px; border: 1px solid var(--line); border-radius: 18px;
    background: var(--card); }
  .clock { padding-left: 14px; border-left: 5px solid var(--paint); }
  .clock span { color: var(--muted); font-size: 14px; }
  .clock strong { display: block; font-size: 44px; font-weight: 640; line-height: 1.1;
    letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
  .clock[data-soon="true"] strong { color: var(--warn); }
  .pass { display: flex; flex-wrap: wrap; gap: 16px 20px; align-items: center; margin-top: 18px; }
  .pass img { border-radius: 10px; background: #fff; }
  .plate { color: var(--ink); font-family: "Geist Mono Variable", ui-monospace, monospace;
    font-weight: 600; }
  ul { margin: 0; padding: 0 20px; border: 1px solid var(--line); border-radius: 18px;
    background: var(--card); list-style: none; }
  li { padding: 14px 0; }
  li + li { border-top: 1px solid var(--line); }
  li p { font-size: 14px; }
  .retry { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 16px; }`;
