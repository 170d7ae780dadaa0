"use client";
import { createContext, useContext } from "react";
import type { BuiltInLooks } from "@/lib/domain/template/read/built-in";

/** The catalogue's words and levels of the templates, by their ids. */
export const BuiltInTemplates = createContext<BuiltInLooks>({});
export const useBuiltIn = (id: string) => useContext(BuiltInTemplates)[id];
