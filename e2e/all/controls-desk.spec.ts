import { test } from "../fixtures/walk/test";
import { walkAt } from "../fixtures/walk/walk-all";

test.use({ walk: "desk" });
walkAt(1280);
