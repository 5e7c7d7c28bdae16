/** Answers by key, each read once; one that failed is read anew. Only the `most` asked for last stay. */
export class Kept<T> {
  private readonly answers = new Map<string, Promise<T>>();

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  get(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.answers.get(key);
    const answer = known ?? read();
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (known !== undefined) return known;
    for (const old of [...this.answers.keys()].slice(0, -this.most)) this.answers.delete(old);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }
}
