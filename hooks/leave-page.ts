/** Leaves a page that was loaded for another person, for the start page of whoever is signed in. */
export const leavePage = (): void => window.location.replace("/");
