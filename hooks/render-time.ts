"use client";
import { createContext, useContext } from "react";

/**
 * When the server rendered this page, in milliseconds since 1970. What the browser draws first has
 * to be what the server drew, so the first seconds of a countdown are counted from here.
 */
export const RenderTime = createContext(0);
export const useRenderTime = () => useContext(RenderTime);
