"use client";
import { useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOutAndReload } from "@/hooks/realtime/sign-out";

export function SignOutButton() {
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const onClick = () => {
    setPending(true);
    void signOutAndReload(queries);
  };
  return (
    <Button
      variant="secondary"
      wide
      pending={pending}
      icon={<LogOut size={18} aria-hidden />}
      onClick={onClick}
    >
      Sign out
    </Button>
  );
}
