import { LoadingRows } from "./list-placeholders";
import { panelFrame } from "./panel-frame";

/** Shown while the panel's code loads. */
export const PanelLoading = () => (
  <div className={panelFrame}>
    <p aria-hidden className="px-5 pt-6 pb-24 text-[22px] font-[650] tracking-[-.025em]">
      Notifications
    </p>
    <LoadingRows />
  </div>
);
