/** Progress on stderr, only when somebody looks at it. */
export class Progress {
  constructor(
    private readonly name: string,
    private readonly total: number,
  ) {}

  show(bytesRead: number, records: number): void {
    if (!process.stderr.isTTY) return;
    const percent = this.total === 0 ? 100 : Math.floor((100 * bytesRead) / this.total);
    process.stderr.write(`\r${this.name}  ${percent} %  ${records}`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
}
