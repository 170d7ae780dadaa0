/**
 * Keeps the press of a button or the choice in a list that React does not know yet, and repeats it
 * once it does: on a slow line they stand there seconds before the scripts.
 */
export const earlyPressScript = `(function () {
  var LATEST_MS = 30000, CHECK_MS = 50, AFTER_LOAD_MS = 10000;
  // React writes a property of this name to each element that it takes over, but a change of the
  // address is lost until the effects of the page have run (components/shell/started-mark).
  function isKnown(element) {
    return document.documentElement.hasAttribute("data-started") &&
      Object.keys(element).some(function (key) { return key.startsWith("__reactProps"); });
  }
  function onceKnown(element, repeat) {
    if (element.hasAttribute("data-early-press")) return;
    element.setAttribute("data-early-press", "");
    var started = Date.now();
    var check = setInterval(function () {
      var known = isKnown(element);
      if (!known && element.isConnected && Date.now() - started < LATEST_MS) return;
      clearInterval(check);
      element.removeAttribute("data-early-press");
      if (known) repeat();
    }, CHECK_MS);
  }
  function keepPress(event) {
    var button = event.target.closest && event.target.closest("button");
    if (!button || button.disabled || isKnown(button)) return;
    event.preventDefault();
    event.stopPropagation();
    onceKnown(button, function () { button.click(); });
  }
  // The first event of a choice can make React take over the list, which sets it back to what the
  // server rendered: before the second event it gets the choice again.
  var choices = new Map();
  function noteChoice(event) {
    if (event.target.tagName === "SELECT") choices.set(event.target, event.target.value);
  }
  function keepChoice(event) {
    var list = event.target;
    if (!choices.has(list)) return;
    list.value = choices.get(list);
    if (isKnown(list)) return choices.delete(list);
    onceKnown(list, function () {
      var chosen = choices.get(list);
      list.dispatchEvent(new Event("input", { bubbles: true }));
      choices.set(list, chosen);
      list.value = chosen;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  document.addEventListener("click", keepPress, true);
  document.addEventListener("input", noteChoice, true);
  document.addEventListener("change", keepChoice, true);
  addEventListener("load", function () {
    setTimeout(function () {
      document.removeEventListener("click", keepPress, true);
      document.removeEventListener("input", noteChoice, true);
      document.removeEventListener("change", keepChoice, true);
    }, AFTER_LOAD_MS);
  });
})()`;
