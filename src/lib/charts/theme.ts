/** Colours of a chart: read from the custom properties of the page, so that the style sheet alone holds them. */
export interface ChartColours {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly paper: string;
  readonly mark: string;
  readonly soft: string;
  readonly red: string;
  readonly font: string;
}

/** `read` gives the value of a custom property where the chart stands. */
export const chartColours = (read: (property: string) => string): ChartColours => ({
  ink: read('--ink').trim(),
  ink2: read('--ink-2').trim(),
  ink3: read('--ink-3').trim(),
  line: read('--line').trim(),
  line2: read('--line-2').trim(),
  paper: read('--paper').trim(),
  mark: read('--blue-mark').trim(),
  soft: read('--blue-soft').trim(),
  red: read('--red').trim(),
  font: read('--font').trim(),
});
