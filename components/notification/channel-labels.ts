import {
  Bell,
  Mail,
  MessageCircle,
  MessageSquareText,
  Smartphone,
  type LucideIcon,
} from "lucide-react";
import type { Channel } from "@/lib/event/event";

export const channelLabels: Record<Channel, { name: string; icon: LucideIcon }> = {
  in_app: { name: "In the app", icon: Bell },
  email: { name: "E-mail", icon: Mail },
  push: { name: "Push", icon: Smartphone },
  whatsapp: { name: "WhatsApp", icon: MessageCircle },
  sms: { name: "SMS", icon: MessageSquareText },
};
