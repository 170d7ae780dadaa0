import { PER_PERSON } from "./fill-feeds";

/** A node of a plan as `auto_explain` writes it. */
export interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}
export interface Statement {
  text: string;
  plan: Plan;
}

/** How many rows the person has in each table, with some more for the demo's and the test's own. */
const ownRows: Record<string, number> = {
  notifications: PER_PERSON + 100,
  notification_deliveries: 2 * PER_PERSON + 200,
};

/** Every statement with its plan that PostgreSQL has written into its log. */
export function plansIn(log: string): Statement[] {
  return [...log.matchAll(/ plan:\n(\t\{\n[\s\S]*?\n\t\})/g)].map(([, json]) => {
    const { "Query Text": text, Plan: plan } = JSON.parse(json!.replaceAll("\n\t", "\n"));
    return { text, plan };
  });
}

export const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** A scan of one of the two large tables. */
export const isLargeScan = (node: Plan): boolean =>
  (node["Relation Name"] ?? "") in ownRows && node["Node Type"].endsWith("Scan");

/** A statement about one person. The jobs, which ask about everybody, have partial indexes. */
export const isAboutSomebody = ({ text }: Statement): boolean =>
  /"?recipient_id"? = \$|"?notification_id"? (=|in)|"notifications"\."id" (=|in)/.test(text);

/** The rows that a node read and threw away. */
export const discardedRows = (node: Plan): number =>
  (node["Rows Removed by Filter"] ?? 0) * (node["Actual Loops"] ?? 1);

const isOwn = ({ "Index Cond": condition = "" }: Plan): boolean =>
  /\b(recipient_id|notification_id|id)\b/.test(condition);
const describe = (node: Plan): string =>
  `${node["Index Name"] ?? ""} (${node["Index Cond"] ?? "no condition"})`;

/** What is wrong with how a node finds its rows: that it reads past the rows of other people. */
function faultOf(node: Plan): string | null {
  return strangersIndex(node) ?? tooManyRows(node);
}

function strangersIndex(node: Plan): string | null {
  const kind = node["Node Type"];
  if (kind === "Bitmap Heap Scan") {
    const stranger = nodesOf(node).find(
      (one) => one["Node Type"] === "Bitmap Index Scan" && !isOwn(one),
    );
    return stranger ? `${kind} by ${describe(stranger)}` : null;
  }
  const isByOwnIndex = ["Index Scan", "Index Only Scan"].includes(kind) && isOwn(node);
  return isByOwnIndex ? null : `${kind} ${describe(node)}`;
}

function tooManyRows(node: Plan): string | null {
  const loops = node["Actual Loops"] ?? 1;
  const perLoop =
    (node["Actual Rows"] ?? 0) +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0);
  const read = perLoop * loops;
  if (read <= ownRows[node["Relation Name"]!]!) return null;
  return `${node["Node Type"]} ${node["Index Name"] ?? ""} reads ${read} rows in ${loops} rounds`;
}

/** The faults of a statement, each with the end of its text. */
export const faultsOf = ({ text, plan }: Statement): string[] =>
  nodesOf(plan)
    .filter(isLargeScan)
    .map(faultOf)
    .filter((fault) => fault !== null)
    .map((fault) => `${fault} in …${text.slice(-600)}`);

/**
 * A known fault: without statistics PostgreSQL looks through all deliveries of the person once for
 * each of their notifications. It reads nobody else's rows, so only their number is accepted.
 */
export const isKnownWithoutStatistics = (fault: string, { text }: Statement): boolean =>
  /deliveries_recipient_idx|^Bitmap Heap Scan/.test(fault) &&
  fault.includes(" rounds in ") &&
  /exists \(\s*select 1 from "notification_deliveries"/.test(text);
