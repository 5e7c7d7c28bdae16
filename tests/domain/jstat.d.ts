/** jstat ships no types; what the tests ask it for. */
declare module 'jstat' {
  const library: {
    readonly jStat: {
      readonly normal: {
        inv(p: number, mean: number, sd: number): number;
        cdf(x: number, mean: number, sd: number): number;
      };
      readonly chisquare: { cdf(x: number, df: number): number; inv(p: number, df: number): number };
      readonly beta: { cdf(x: number, a: number, b: number): number };
    };
  };
  export default library;
}
