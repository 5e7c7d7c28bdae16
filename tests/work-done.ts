/**
 * How much work something is, in seconds of this process's processors: a guard against what never ends, which a slow or
 * shared machine does not trip. Speed itself is measured by `npm run bench`.
 */
export const workOf = <T>(run: () => T): { value: T; seconds: number } => {
  const before = process.cpuUsage();
  const value = run();
  return { value, seconds: secondsSince(before) };
};

/** Processor seconds since `before`. */
export const secondsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** Times what a quick machine needs: beyond it something runs away. */
export const PATIENCE = 5;
