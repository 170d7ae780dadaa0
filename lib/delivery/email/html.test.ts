import { expect, it } from "vitest";
import { element, Html } from "./html";

it("escapes texts and attributes, and puts in pieces of HTML as they are", () => {
  const inner = element("b", {}, `<i>"&'`);
  expect(inner.source).toBe("<b>&lt;i&gt;&quot;&amp;&#39;</b>");
  const outer = element("a", { href: `x"y`, title: undefined }, inner, [null, false, "z"]);
  expect(outer.source).toBe(`<a href="x&quot;y">${inner.source}z</a>`);
});

it("writes styles as CSS, and no end tag where there is none", () => {
  expect(element("img", { style: { fontSize: 0, lineHeight: "2px" } }).source).toBe(
    '<img style="font-size:0;line-height:2px">',
  );
  expect(new Html("&nbsp;").source).toBe("&nbsp;");
});
