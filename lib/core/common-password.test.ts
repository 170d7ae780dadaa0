import { expect, it } from "vitest";
import { isCommonPassword } from "./common-password";

it.each([
  "password",
  "PASSWORD",
  "Password1!",
  "P@ssw0rd1!",
  "iloveyou1",
  "iloveyou123!",
  "12345678",
  "1q2w3e4r5t",
  "qwertyuiop",
  "Sunshine2026",
  "Parkmate1",
  "parkmate!2026",
  "ParkingLot12",
  "carpark2026",
])("S17: refuses %s", async (password) => expect(await isCommonPassword(password)).toBe(true));

it.each([
  "a long enough one",
  "eleven-otters-swim",
  "parkmate-and-three-otters",
  "Gx7#pq2L",
  "пароль и три выдры",
])("takes %s", async (password) => expect(await isCommonPassword(password)).toBe(false));
