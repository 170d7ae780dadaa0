import { randomUUID } from "node:crypto";
import { Client, PASSWORD } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

/** What a new person types into the registration form. */
const newPerson = (change: object = {}) => ({
  email: `new-${randomUUID().slice(0, 8)}@parkmate.test`,
  password: "long enough words",
  first_name: "New",
  last_name: "Driver",
  ...change,
});

test("S16: registering an address twice reads the same, also in capitals", async ({ guest }) => {
  const person = newPerson();
  const first = await guest.post("/api/register/", person);
  const again = await guest.post("/api/register/", {
    ...person,
    email: person.email.toUpperCase(),
  });
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.body).toEqual(first.body);
});

for (const password of ["password1", "Password1!", "iloveyou1", "Parkmate2026"])
  test(`S17: the common password ${password} is refused at registration`, async ({ guest }) => {
    const answer = await guest.post("/api/register/", newPerson({ password }));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty("password");
  });

test("S12: a deactivated person is signed out over HTTP and socket, and signs in no more", async ({
  as,
  guest,
  server,
}) => {
  const admin = await as("admin");
  const { email, password } = newPerson({ password: PASSWORD });
  await guest.post("/api/register/", newPerson({ email, password }));
  const person = await Client.signIn(server.url, email);
  const { body: found } = await admin.get(`/api/admin/users/?search=${email}`);
  expect(found).toMatchObject({ count: 1, results: [{ email, role: "driver", status: "active" }] });
  const path = `/api/admin/users/${found.results[0].id}/`;
  expect((await (await as("owner")).get(path)).status).toBe(403);
  expect((await person.post(`${path}deactivate/`)).status).toBe(403);
  const socket = await person.connect();
  expect((await admin.post(`${path}deactivate/`, { reason: "Misuse" })).status).toBe(200);
  await socket.wait("force_logout", () => true, 2000);
  expect((await person.get("/api/user/profile/")).status).toBe(401);
  const signIn = () => guest.post("/api/token/", { email, password });
  expect(await signIn()).toMatchObject({
    status: 401,
    body: { detail: "This account was deactivated." },
  });
  expect((await admin.get(path)).body).toMatchObject({
    status: "disabled",
    sessions: 0,
    history: [{ action: "user.deactivated", by: "Ada Cruz", reason: "Misuse" }],
  });
  expect((await admin.post(`${path}activate/`)).status).toBe(200);
  expect((await signIn()).status).toBe(200);
});

test("S18: a person lists the sessions, ends one, and then all others", async ({
  guest,
  server,
}) => {
  const { email, password } = newPerson({ password: PASSWORD });
  await guest.post("/api/register/", newPerson({ email, password }));
  const [one, two, three] = [
    await Client.signIn(server.url, email),
    await Client.signIn(server.url, email),
    await Client.signIn(server.url, email),
  ];
  const { body } = await one.get("/api/user/sessions/");
  expect(body.count).toBe(3);
  expect(body.results[0]).toMatchObject({ current: true });
  const [mine] = (await two.get("/api/user/sessions/")).body.results;
  expect((await one.send("DELETE", `/api/user/sessions/${mine.id}/`)).status).toBe(204);
  expect((await two.get("/api/user/profile/")).status).toBe(401);
  expect((await one.send("DELETE", "/api/user/sessions/")).status).toBe(204);
  expect((await three.get("/api/user/profile/")).status).toBe(401);
  expect((await one.get("/api/user/sessions/")).body.count).toBe(1);
});

test("I14: an account is deleted with its password; nothing of it is found afterwards", async ({
  as,
  guest,
  server,
}) => {
  const { email, password } = newPerson({ password: PASSWORD });
  await guest.post("/api/register/", newPerson({ email, password }));
  const person = await Client.signIn(server.url, email);
  const remove = (word: string) => person.send("DELETE", "/api/user/", { password: word });
  expect(await remove("not this one")).toMatchObject({
    status: 400,
    body: { errors: { password: ["This is not your password."] } },
  });
  expect((await remove(password)).status).toBe(204);
  expect((await person.get("/api/user/profile/")).status).toBe(401);
  const { body } = await (await as("admin")).get(`/api/admin/users/?search=${email}`);
  expect(body.count).toBe(0);
  // The address is free again.
  await guest.post("/api/register/", newPerson({ email, password }));
  expect((await Client.signIn(server.url, email)).user.email).toBe(email);
});

test("S18: a refresh token that is used twice ends all tokens of its family", async ({ guest }) => {
  const person = newPerson();
  await guest.post("/api/register/", person);
  const { body: tokens } = await guest.post("/api/token/", {
    username: person.email,
    password: person.password,
  });
  expect(tokens.user).toMatchObject({ email: person.email, role: "driver", first_name: "New" });
  const refresh = (token: string) => guest.post("/api/token/refresh/", { refresh: token });
  const rotated = await refresh(tokens.refresh);
  expect(rotated.status).toBe(200);
  expect((await refresh(tokens.refresh)).status).toBe(401);
  expect((await refresh(rotated.body.refresh)).status).toBe(401);
});

test("J5.6: an owner who registers cannot sign in until an administrator approves", async ({
  as,
  guest,
}) => {
  const admin = await as("admin");
  const owner = newPerson({ first_name: "Grace", last_name: "Hopeful", role: "owner" });
  await guest.post("/api/register/", owner);
  const signIn = () => guest.post("/api/token/", { email: owner.email, password: owner.password });
  expect(await signIn()).toMatchObject({ status: 403, body: { code: "pending_approval" } });
  const { body } = await admin.get("/api/admin/owners/?page_size=100");
  const waiting = body.results.find((one: Json) => one.email === owner.email);
  expect(waiting).toMatchObject({ name: "Grace Hopeful" });
  const path = `/api/admin/owners/${waiting.id}`;
  expect((await (await as("owner")).post(`${path}/approve/`)).status).toBe(403);
  expect((await admin.post(`${path}/approve/`)).status).toBe(200);
  expect((await admin.post(`${path}/decline/`)).status).toBe(409);
  expect((await signIn()).status).toBe(200);
});
