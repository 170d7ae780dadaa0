import { randomUUID } from "node:crypto";
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

test("S17: a common password is refused at registration", async ({ guest }) => {
  const answer = await guest.post("/api/register/", newPerson({ password: "password1" }));
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toHaveProperty("password");
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
