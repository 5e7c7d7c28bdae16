/** The answer to a question, unless a newer question was asked meanwhile. */
export type Answered<T> = { readonly newest: true; readonly value: T } | { readonly newest: false };

/**
 * Wraps a question so that only the newest one counts: an answer, or a failure, that arrives after a newer
 * question was asked is `{ newest: false }`, whatever the order in which they arrive.
 */
export function latest<A extends readonly unknown[], T>(
  ask: (...question: A) => Promise<T>,
): (...question: A) => Promise<Answered<T>> {
  let asked = 0;
  return async (...question) => {
    const mine = ++asked;
    try {
      const value = await ask(...question);
      return mine === asked ? { newest: true, value } : { newest: false };
    } catch (failure) {
      if (mine !== asked) return { newest: false };
      throw failure;
    }
  };
}
