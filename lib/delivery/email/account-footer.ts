import { linkTo } from "../words";
import { element, type Html } from "./html";
import { link } from "./looks";

/** The small text below an e-mail that nobody can switch off. */
export const accountFooter = (): Html =>
  element(
    "span",
    {},
    "You get this because it is about the security of an account.",
    element("br", {}),
    link("Help", linkTo("/help")),
  );
