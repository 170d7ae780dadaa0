"use client";
import { createContext, useContext } from "react";
import type { Channel } from "@/lib/event/event";

/** The channels that this server is set up to deliver on. */
export const AvailableChannels = createContext<readonly Channel[]>(["in_app"]);
export const useAvailableChannels = () => useContext(AvailableChannels);

export const NOT_SET_UP = "not set up on this server yet";
