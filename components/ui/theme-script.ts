/** Runs before the first paint, so that a dark page does not flash light. */
export const themeScript = `(function () {
  try {
    var theme = localStorage.getItem("theme");
    var system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    if (theme === "dark" || (theme !== "light" && system === "dark"))
      document.documentElement.classList.add("dark");
  } catch (error) {}
})()`;
