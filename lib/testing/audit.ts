import { asc } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { auditLog } from "@/lib/domain/audit/table";

/** All rows of the audit log, oldest first. */
export const auditRows = () => db().select().from(auditLog).orderBy(asc(auditLog.id));
