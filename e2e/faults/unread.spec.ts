import type { Client } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { randomOf } from "../fixtures/random";
import { sleep } from "../fixtures/sleep";
import { inParallel } from "./kit/crowd";
import { embedded, expect, oneNode, test, twoNodes, type Nodes } from "./kit/nodes";
import { Tab } from "./kit/tab";

const ACTS = 10_000;
/** After this many acts the test waits until all counts agree. */
const BURST = 200;
const AT_ONCE = 8;
const TABS = 3;
const MAX_QUIET_MS = 2000;
const PATIENCE_MS = 10_000;
const STEPS = 1000;
/** The embedded database takes twice as long for an act. */
const ACTS_EMBEDDED = 2000;

interface World {
  admin: Client;
  tabs: Tab[];
  /** The notifications so far; some of them are deleted. */
  ids: string[];
  /** A random whole number below this one. */
  pick: (below: number) => number;
}

for (const setup of [oneNode, twoNodes, embedded]) {
  const acts = setup.isEmbedded ? ACTS_EMBEDDED : ACTS;
  test(`P27 I7: after ${acts} acts in ${TABS} tabs no count is wrong, ${setup.name}`, async ({
    startNodes,
  }) => {
    const figures = await actAndCompare(await startNodes(setup), { acts, burst: BURST });
    console.log(`P27, ${setup.name}: ${JSON.stringify(figures)}`);
    expect(figures).toMatchObject({ mismatches: 0, comparisons: acts / BURST });
  });
}

for (const setup of [oneNode, twoNodes])
  test(`P10: after each of ${STEPS} acts ${TABS} tabs show the count, ${setup.name}`, async ({
    startNodes,
  }) => {
    const figures = await actAndCompare(await startNodes(setup), { acts: STEPS, burst: 1 });
    console.log(`P10, ${setup.name}: ${JSON.stringify(figures)}`);
    expect(figures).toMatchObject({ mismatches: 0, comparisons: STEPS });
  });

/** How often the counts were compared, how often they differed for too long, and the longest. */
interface Figures {
  comparisons: number;
  mismatches: number;
  slowestMs: number;
}

/** Acts at random in tabs at all nodes. After each burst all must agree; at the end, the rows. */
async function actAndCompare(
  nodes: Nodes,
  { acts, burst }: { acts: number; burst: number },
): Promise<Figures> {
  const [joy, admin] = [await nodes.first.signIn("driver2"), await nodes.first.signIn("admin")];
  await joy.send("DELETE", `${NOTIFICATIONS}delete_all/?read=all`);
  const seed = Number(process.env.PARKMATE_UNREAD_SEED ?? Math.floor(Math.random() * 1e6));
  console.log(`unread: PARKMATE_UNREAD_SEED=${seed}`);
  const random = randomOf(seed);
  const urls = Array.from({ length: TABS }, (_, i) => nodes.servers[i % nodes.servers.length]!.url);
  const tabs = await Promise.all(urls.map((url) => Tab.open(joy.at(url))));
  const pick = (below: number) => Math.floor(random() * below);
  const world: World = { admin, tabs, ids: [], pick };
  const quiet: number[] = [];
  for (let done = 0; done < acts; done += burst) {
    await inParallel(burst, AT_ONCE, () => act(world));
    quiet.push(await timeToAgree(world));
  }
  for (const tab of tabs) tab.close();
  await nodes.stop();
  const [rows] = await nodes.query<{ n: number }>(`
    select count(*)::int as n from notifications
    where recipient_id = '${joy.user.id}' and read_at is null and deleted_at is null
      and archived_at is null`);
  expect(tabs.map(({ shown }) => shown)).toEqual(tabs.map(() => rows!.n));
  return {
    comparisons: quiet.length,
    mismatches: quiet.filter((ms) => ms > MAX_QUIET_MS).length,
    slowestMs: Math.round(Math.max(...quiet)),
  };
}

/** Creates, reads or deletes a random notification in a random tab, by REST or over its socket. */
async function act(world: World): Promise<void> {
  const { tabs, ids, pick } = world;
  const { person, socket } = tabs[pick(TABS)]!;
  const notification_id = ids[pick(ids.length)];
  const chance = pick(1000);
  if (!notification_id || chance < 400) {
    const { id } = await sendNotification(world.admin.at(person.base), person);
    ids.push(id as string);
    return;
  }
  const path = `${NOTIFICATIONS}${notification_id}/`;
  // What is deleted already gets 404 or a refusal, which changes nothing.
  if (chance < 500) await person.post(`${path}mark_as_read/`);
  else if (chance < 600) await socket.ask("mark_read", { notification_id });
  else if (chance < 700) await person.post(`${path}mark_as_unread/`);
  else if (chance < 850) await person.send("DELETE", path);
  else if (chance < 970) await socket.ask("delete", { notification_id });
  else if (chance < 985) await person.post(`${path}archive/`);
  else if (chance < 995) await person.post(`${NOTIFICATIONS}mark_all_read/`);
  else await person.send("DELETE", `${NOTIFICATIONS}delete_all/`);
}

/** The milliseconds until every tab shows what each node counts and lists. */
async function timeToAgree({ tabs }: World): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const counted = await Promise.all(
      tabs.map(async ({ person, shown }) => {
        const listed = await person.get(`${NOTIFICATIONS}unread/?page_size=1`);
        return [shown, (await unreadCounts(person)).count as number, listed.body.count as number];
      }),
    );
    if (new Set(counted.flat()).size === 1) return performance.now() - began;
    await sleep(20);
  }
  return Infinity;
}
