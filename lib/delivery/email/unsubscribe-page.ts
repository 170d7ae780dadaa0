import { categoryName, type Category } from "@/lib/event/event";
import { pageHeaders } from "@/lib/http/security-headers";
import { element, type Child } from "./html";
import { button, heading, link, paragraph } from "./looks";
import { emailPage } from "./page";

/** Asks whether the e-mails of a category shall end, because opening a link must not change it. */
export const unsubscribePage = (category: Category): Response =>
  pageOf(`Unsubscribe from ${nameOf(category)} e-mails?`, [
    paragraph("You still read these notifications in the app."),
    element(
      "form",
      { method: "post" },
      element("input", { type: "hidden", name: "List-Unsubscribe", value: "One-Click" }),
      element("button", { type: "submit", style: submitStyle }, "Unsubscribe"),
    ),
  ]);

export const unsubscribedPage = (category: Category): Response =>
  pageOf(`You get no more ${nameOf(category)} e-mails`, [
    paragraph("You still read these notifications in the app."),
    button("Notification settings", "/settings"),
  ]);

const submitStyle = {
  width: "100%",
  marginTop: "22px",
  border: 0,
  borderRadius: "12px",
  padding: "14px 18px",
  background: "#15181a",
  color: "#ffffff",
  font: "inherit",
  fontSize: "16px",
  fontWeight: 620,
};

const nameOf = (category: Category) => categoryName(category).toLowerCase();

function pageOf(title: string, body: Child): Response {
  const { nonce, headers } = pageHeaders();
  const page = emailPage({
    origin: "",
    title,
    preview: "",
    corner: "",
    body: [heading(title, "info"), body],
    footer: link("Help", "/help"),
    nonce,
  });
  return new Response(page, {
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
}
