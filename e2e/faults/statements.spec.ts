import { bookInLotA } from "../fixtures/account";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";
import { startPostgres, type Cluster } from "./kit/postgres";

let cluster: Cluster;
let server: TestServer;

test.beforeAll(async () => {
  cluster = await startPostgres(["log_statement=all"]);
  server = await TestServer.start({ databaseUrl: await cluster.createDatabase("statements") });
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
  cluster.stop();
});

test("statements with parameters are prepared once per connection", async () => {
  const driver = await server.signIn("driver");
  const bookAndCancel = async () => {
    const booking = await bookInLotA(driver, "A-12", { minutes: 30 });
    await driver.cancel(booking.id);
  };
  const before = cluster.log().length;
  for (let round = 0; round < 3; round += 1) await bookAndCancel();
  const executed = [
    ...cluster
      .log()
      .slice(before)
      .matchAll(/execute (<unnamed>|\w+):/g),
  ];
  expect(executed.length).toBeGreaterThan(100);
  expect(executed.filter(([, name]) => name === "<unnamed>")).toEqual([]);
});
