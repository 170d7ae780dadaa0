"use client";
import { createContext, useContext } from "react";
import type { Channel } from "@/lib/event/event";

/** The channels that this server can deliver on; only the server knows. */
export const AvailableChannels = createContext<readonly Channel[]>(["in_app"]);
export const useAvailable = () => useContext(AvailableChannels);
