"use client";
import { createContext, useContext } from "react";
import type { EventsByCategory } from "@/lib/domain/preference/read/category-events";

/** The events that the signed-in person can receive. */
export const CategoryEvents = createContext<EventsByCategory>({});
export const useCategoryEvents = () => useContext(CategoryEvents);
