import { SlidersHorizontal } from "lucide-react";
import { Link } from "@/components/ui/link";

export const SettingsLink = ({ onClick }: { onClick?: () => void }) => (
  <Link
    href="/settings"
    onClick={onClick}
    aria-label="Notification settings"
    title="Notification settings"
    className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
  >
    <SlidersHorizontal size={20} aria-hidden />
  </Link>
);
