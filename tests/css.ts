/** A style sheet as its declarations; enough of a reader for plain CSS, which is all that the product writes. */
export interface Declaration {
  /** The selectors and at-rules around it, outermost first. */
  readonly around: readonly string[];
  readonly property: string;
  readonly value: string;
  readonly line: number;
}

const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
/** Comments and texts are blanked, so that line numbers stay and no brace in them counts. */
const quiet = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g, (part) => blank(part));

interface Reader {
  readonly around: string[];
  readonly found: Declaration[];
  start: number;
}

/** Selectors keep their texts (`[data-theme="dark"]`), so they are cut from the sheet as it is written. */
const tidy = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .trim();

function endDeclaration(reader: Reader, css: string, end: number): void {
  const text = css.slice(reader.start, end);
  const match = /^([\w-]+)\s*:\s*([\s\S]+)$/.exec(tidy(text));
  const before = css.slice(0, reader.start) + (/^\s*/.exec(text)?.[0] ?? '');
  if (match?.[1] !== undefined && match[2] !== undefined)
    reader.found.push({
      around: [...reader.around],
      property: match[1],
      value: match[2],
      line: before.split('\n').length,
    });
  reader.start = end + 1;
}

/** All declarations of a sheet, in order. */
export function declarations(css: string): Declaration[] {
  const reader: Reader = { around: [], found: [], start: 0 };
  const marks = quiet(css);
  for (let at = 0; at < marks.length; at += 1) {
    if (marks[at] === '{') {
      reader.around.push(tidy(css.slice(reader.start, at)));
      reader.start = at + 1;
    } else if (marks[at] === ';') endDeclaration(reader, css, at);
    else if (marks[at] === '}') {
      endDeclaration(reader, css, at);
      reader.around.pop();
    }
  }
  return reader.found;
}

/** Custom properties set where exactly these selectors and at-rules stand around them. */
export function tokensIn(css: string, around: (path: readonly string[]) => boolean): Map<string, string> {
  const own = declarations(css).filter(
    ({ property, around: path }) => property.startsWith('--') && around(path),
  );
  return new Map(own.map(({ property, value }) => [property.slice(2), value]));
}
