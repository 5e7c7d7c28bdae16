/** jstat ships no types; the tests ask it for the normal quantile alone. */
declare module 'jstat' {
  const library: {
    readonly jStat: { readonly normal: { inv(p: number, mean: number, sd: number): number } };
  };
  export default library;
}
