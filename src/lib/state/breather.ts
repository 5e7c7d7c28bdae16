/** Long arithmetic on the page's own thread stops for it, before anybody notices. */

/** Well below the 50 ms from which a page feels stuck. */
const TURN_MS = 12;

/** Another task: unlike a timer it does not wait four milliseconds. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Asked between steps: goes on at once, or after the page had its turn when this one has lasted long enough. */
export const breather = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await nextTask();
    since = performance.now();
  };
};
