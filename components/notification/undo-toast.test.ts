import { beforeEach, expect, it, vi } from "vitest";
import { notify } from "./notify";
import { toastWithUndo } from "./undo-toast";

vi.mock("./notify", () => ({ notify: { info: vi.fn(), dismiss: vi.fn() } }));
beforeEach(() => void vi.clearAllMocks());

const toast = { key: "archive:1", title: "Archived", text: "Gate B", undo: vi.fn() };

it("offers to undo immediately", async () => {
  await toastWithUndo(Promise.resolve(), toast);
  const [text, options] = vi.mocked(notify.info).mock.calls[0] ?? [];
  expect(text).toBe("Gate B");
  expect(options?.actions).toEqual([{ label: "Undo", onClick: toast.undo }]);
  expect(notify.dismiss).not.toHaveBeenCalled();
});

it("removes the toast when the command fails", async () => {
  await toastWithUndo(Promise.reject(new Error("refused")), toast);
  expect(notify.dismiss).toHaveBeenCalledExactlyOnceWith("archive:1");
});
