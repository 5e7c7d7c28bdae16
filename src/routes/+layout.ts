/** Everything runs in the browser: one static shell, no server rendering. */
export const ssr = false;
export const prerender = true;
