"use client";
import {
  createCalendarFeed,
  deleteCalendarFeed,
  getCalendarFeed,
} from "@/lib/domain/booking/client";
import { useCommand, useEndpoint } from "./query";

const inline = { meta: { inline: true } };

export const useCalendarFeed = () => useEndpoint(getCalendarFeed, {});
export const useCreateCalendarFeed = () => useCommand(createCalendarFeed, inline);
export const useDeleteCalendarFeed = () => useCommand(deleteCalendarFeed, inline);
