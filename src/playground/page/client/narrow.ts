/** Whether the window has room for one pane only; `frame.css` draws the line at the same width. */
export const isNarrow = () => window.matchMedia('(max-width: 720px)').matches;
