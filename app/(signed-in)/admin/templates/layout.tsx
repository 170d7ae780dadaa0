import type { ReactNode } from "react";
import { BuiltInTemplates } from "@/components/template/built-in-templates";
import { builtInLooks } from "@/lib/domain/template/read/built-in";

export default function TemplatesLayout({ children }: { children: ReactNode }) {
  return <BuiltInTemplates value={builtInLooks()}>{children}</BuiltInTemplates>;
}
