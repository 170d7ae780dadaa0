import { LoadingRows } from "./list-states";
import { panelFrame } from "./panel-frame";

/** In the panel's place until its code is here. */
export const PanelLoading = () => <div className={panelFrame}><div className="pt-32"><LoadingRows /></div></div>;
