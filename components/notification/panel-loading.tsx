import { LoadingRows } from "./list-states";
import { panelFrame } from "./panel-frame";

/** In the panel's place until its code is here. */
export const PanelLoading = () => (
  <div className={panelFrame}>
    <p aria-hidden className="px-5 pt-6 pb-24 text-[22px] font-[650] tracking-[-.025em]">
      Notifications
    </p>
    <LoadingRows />
  </div>
);
