/** Whether no part of the page has the focus: what had it went away or was disabled. */
export const focusIsLost = () => document.activeElement === null || document.activeElement === document.body;
