/**
 * Keeps the press of a button that React does not know yet, and repeats it once it does: on a slow
 * line the buttons stand there seconds before the scripts. Ends a while after the page has loaded.
 */
export const earlyPressScript = `(function () {
  var LATEST_MS = 30000, CHECK_MS = 50, AFTER_LOAD_MS = 10000;
  // React writes a property of this name to each element that it has taken over.
  function isKnown(element) {
    return Object.keys(element).some(function (key) { return key.startsWith("__reactProps"); });
  }
  function keep(event) {
    var button = event.target.closest && event.target.closest("button");
    if (!button || button.disabled || isKnown(button)) return;
    event.preventDefault();
    event.stopPropagation();
    if (button.hasAttribute("data-early-press")) return;
    button.setAttribute("data-early-press", "");
    var started = Date.now();
    var check = setInterval(function () {
      var known = isKnown(button);
      if (!known && button.isConnected && Date.now() - started < LATEST_MS) return;
      clearInterval(check);
      button.removeAttribute("data-early-press");
      if (known) button.click();
    }, CHECK_MS);
  }
  document.addEventListener("click", keep, true);
  addEventListener("load", function () {
    setTimeout(function () { document.removeEventListener("click", keep, true); }, AFTER_LOAD_MS);
  });
})()`;
