import "@/components/ui/schemas-without-eval";
import { zodResolver } from "@hookform/resolvers/zod";
import { registration } from "@/lib/domain/user/schema";

export const resolver = zodResolver(registration);
