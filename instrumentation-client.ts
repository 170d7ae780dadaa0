export { navigationStarted as onRouterTransitionStart } from "@/hooks/navigation";
