import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[420px] flex-col px-5 pt-8 pb-10 sm:justify-center">
      <div className="mb-7"><Logo size={32} /></div>
      <main id="main">{children}</main>
    </div>
  );
}
