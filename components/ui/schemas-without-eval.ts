import { config } from "zod";

// Schemas of the browser's checks import this first: the Content-Security-Policy forbids the
// `new Function` that Zod would try otherwise, and browsers report the attempt.
config({ jitless: true });
