import { expect, it } from "vitest";
import { activeNavItem } from "./nav-items";

it.each([
  ["driver", "/", "Now"],
  ["driver", "/find", "Find"],
  ["driver", "/lots/1", "Find"],
  ["driver", "/bookings/1", "Bookings"],
  ["driver", "/settings", "Me"],
  ["owner", "/owner", "Today"],
  ["owner", "/owner/bookings", "Bookings"],
  ["owner", "/owner/lots/1", "Lots"],
  ["admin", "/admin/templates/1", "Templates"],
  ["admin", "/admin", "Queue"],
  ["admin", "/admin/users/1", "People"],
  ["admin", "/notifications", undefined],
] as const)("of a %s at %s is %s", (role, path, label) => {
  expect(activeNavItem(path, role)?.label).toBe(label);
});
