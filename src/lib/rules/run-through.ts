/** Long arithmetic that stands still for the page is written as a generator; where nobody waits it runs through. */
export function runThrough<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
