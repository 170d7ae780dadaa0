import { expect, it } from "vitest";
import { resolver, type ShownProfile } from "./profile-check";

const shown: ShownProfile = {
  first_name: "Arun",
  last_name: "Nair",
  phone_number: "",
  whatsapp_number: "+63 917 123 4567",
  timezone: "Asia/Manila",
};
const check = (values: ShownProfile) =>
  resolver(values, undefined, { fields: {}, shouldUseNativeValidation: false });

it("F1: accepts what the form contains, and nothing else is needed", async () => {
  expect(await check(shown)).toEqual({ errors: {}, values: { ...shown, phone_number: null } });
});

it.each([
  ["first_name", " "],
  ["whatsapp_number", "call me"],
  ["timezone", "Mars/Phobos"],
])("refuses a wrong %s at its field", async (name, value) => {
  expect(Object.keys((await check({ ...shown, [name]: value })).errors)).toEqual([name]);
});
