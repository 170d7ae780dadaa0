import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { backLinkClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

interface BackLinkProps {
  href: string;
  children: ReactNode;
}

/** The link from a detail page to its list. */
export const BackLink = ({ href, children }: BackLinkProps) => (
  <Link href={href} className={backLinkClass}>
    <ArrowLeft size={18} aria-hidden />
    {children}
  </Link>
);

/** A link within the text of a detail page. */
export const TextLink = ({ href, children }: BackLinkProps) => (
  <Link href={href} className="font-[560] underline underline-offset-4">
    {children}
  </Link>
);
