"use client";
import { useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { forgetClaims } from "@/hooks/realtime/claims";

/** Ends the session and leaves nothing of it in this browser: the full load drops every cache. */
export function SignOut() {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  async function leave() {
    setPending(true);
    await signOut({ redirect: false });
    client.clear();
    forgetClaims();
    window.location.replace("/sign-in");
  }
  return <Button variant="secondary" wide pending={pending} icon={<LogOut size={18} aria-hidden />} onClick={() => void leave()}>Sign out</Button>;
}
