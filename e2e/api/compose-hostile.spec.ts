import type { ApiResponse } from "../fixtures/client";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

let send: (change: object) => Promise<ApiResponse>;
test.beforeEach(async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const words = { title: "Gate B", message: "Gate B is closed today." };
  send = (change) => admin.post(NOTIFICATIONS, { ...words, recipient: joy.user.id, ...change });
});

for (const link of ["https://evil", "javascript:alert(1)", "//evil", "data:text/html,x", "/\\evil"])
  test(`H81 S21: the link ${link} is refused`, async () => {
    expect((await send({ link })).status, "as a field").toBe(400);
    expect((await send({ data: { link } })).body.errors, "as data").toHaveProperty("data");
    expect((await send({ data: { action_url: link } })).status, "as action_url").toBe(400);
  });

test("S27: members of data that are not known are refused", async () => {
  const { status, body } = await send({ data: { gate: "B", from: "Parkmate" } });
  expect(status).toBe(400);
  expect(body.errors).toEqual({ "data.from": [expect.any(String)] });
});

test("S21: a path of the app is accepted as a link", async () => {
  expect((await send({ data: { link: "/lots" } })).status).toBe(201);
});

for (const [name, change] of [
  ["a message of 2001 characters", { message: "x".repeat(2001) }],
  ["a message that turns its direction", { message: "pay \u202Enow" }],
  ["a message of invisible characters", { message: "\u200B\u200D\uFEFF" }],
  ["a message of spaces", { message: "   " }],
  ["a title of 61 characters", { title: "x".repeat(61) }],
  ["an empty title", { title: "" }],
  ["a title of invisible characters", { title: "\u200B" }],
  ["more than 4 KiB of data", { data: { note: "x".repeat(5000) } }],
] as const)
  test(`H82 S20 S27: ${name} gets a field error`, async () => {
    const { status, body } = await send(change);
    expect(status).toBe(400);
    expect(body.errors).toHaveProperty(Object.keys(change)[0]!);
  });

test("H16: a null character is refused", async () => {
  expect((await send({ message: "a\u0000b" })).status).toBe(400);
});

test("S20: markup and SQL are stored as the text that they are", async () => {
  const words = {
    title: "<script>alert(1)</script>",
    message: "'; drop table notifications; --",
  };
  expect((await send(words)).body).toMatchObject(words);
});
