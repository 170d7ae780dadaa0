import type { MetadataRoute } from "next";

const icon = (file: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${file}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

const screenshot = (file: string, label: string, form_factor: "narrow" | "wide") => ({
  src: `/screenshots/${file}.webp`,
  sizes: form_factor === "narrow" ? "390x844" : "1280x900",
  type: "image/webp",
  form_factor,
  label,
});

/** With this a browser offers to install Parkmate, and opens it without its own bars. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Parkmate",
    short_name: "Parkmate",
    description: "Find a slot, book it, and see how much time you have left.",
    start_url: "/",
    display: "standalone",
    background_color: "#f4f4f0",
    theme_color: "#f4f4f0",
    categories: ["navigation", "travel"],
    icons: [
      icon("192", 192, "any"),
      icon("512", 512, "any"),
      icon("maskable-512", 512, "maskable"),
    ],
    screenshots: [
      screenshot("driver-now", "The time that is left of a booking", "narrow"),
      screenshot("driver-lot", "The free slots of a lot", "narrow"),
      screenshot("owner-today", "An owner's lots today", "wide"),
    ],
    shortcuts: [
      { name: "Find a slot", url: "/find" },
      { name: "Bookings", url: "/bookings" },
    ],
  };
}
