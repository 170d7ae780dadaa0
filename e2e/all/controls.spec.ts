import { test } from "../fixtures/walk/test";
import { walkEveryRole } from "../fixtures/walk/walk-all";

test.use({ walk: "everything" });
walkEveryRole();
