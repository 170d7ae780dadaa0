import { asc, inArray, notInArray } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { auditLog } from "@/lib/domain/audit/table";

const setUp = ["lot.create", "slots.create"];
const rowsWhere = (condition: ReturnType<typeof inArray>) =>
  db().select().from(auditLog).where(condition).orderBy(asc(auditLog.id));

/** The rows of the audit log, oldest first, but for those that `openLot` leaves. */
export const auditRows = () => rowsWhere(notInArray(auditLog.action, setUp));
/** The rows that opening a lot and adding slots leave. */
export const auditRowsOfSetUp = () => rowsWhere(inArray(auditLog.action, setUp));
