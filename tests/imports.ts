/** Reads the imports of the sources as a graph: static and dynamic ones, globs and workers. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import type { Edge } from './layers';

interface Import {
  readonly name: string;
  readonly isTypeOnly: boolean;
}

const SOURCE = /\.(ts|js|svelte)$/;
/** Written by the message compiler; its own house. */
const MADE = 'src/lib/i18n/paraglide/';
/** As a module is named without its ending, and as the compiler names it. */
const ENDINGS = ['', '.ts', '.js', '.svelte.ts', '.svelte', '/index.ts'];

/** All source files below a folder of the repository, with forward slashes. */
export function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => SOURCE.test(path) && !path.startsWith(MADE))
    .sort();
}

/** The scripts of a component, and what its markup imports while it runs. */
function scripts(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text;
  const blocks = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
  const markup = text.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
  const dynamic = [...markup.matchAll(/\bimport\(\s*(['"])(.*?)\1\s*\)/g)].map(([call]) => call);
  return [...blocks, ...dynamic].join('\n;');
}

const textOf = (node: ts.Node | undefined): string[] =>
  node !== undefined && ts.isStringLiteralLike(node) ? [node.text] : [];

/** `import { type A, type B }` leaves nothing behind, like `import type`. */
function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((one) => one.isTypeOnly);
}

/** `import.meta.glob('./*.sql')` and `new URL('./worker.ts', import.meta.url)` reach files too; a folder is no file. */
function reached(node: ts.Node): string[] {
  if (ts.isNewExpression(node))
    return node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url'
      ? textOf(node.arguments[0]).filter((name) => !name.endsWith('/'))
      : [];
  if (!ts.isCallExpression(node)) return [];
  const [first] = node.arguments;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return textOf(first);
  if (node.expression.getText() !== 'import.meta.glob' || first === undefined) return [];
  return ts.isArrayLiteralExpression(first) ? first.elements.flatMap(textOf) : textOf(first);
}

function importsAt(node: ts.Node): Import[] {
  const value = (name: string): Import => ({ name, isTypeOnly: false });
  const type = (name: string): Import => ({ name, isTypeOnly: true });
  if (ts.isImportDeclaration(node))
    return textOf(node.moduleSpecifier).map(isTypeImport(node) ? type : value);
  if (ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier).map(node.isTypeOnly ? type : value);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return textOf(node.argument.literal).map(type);
  return reached(node).map(value);
}

/** The imports of one file as they are written. */
export function importsIn(path: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...importsAt(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(`${path}.ts`, scripts(path, text), ts.ScriptTarget.ES2022, true));
  return found;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** A name as a path of the repository; null for a package and for what the framework makes ($app, $env). */
function ownPath(root: string, from: string, name: string): string | null {
  const bare = name.replace(/\?.*$/, '').replace(/^!/, '');
  const relative = bare.startsWith('.') ? posix.join(posix.dirname(from), bare) : null;
  const path = relative ?? (/^\$lib(\/|$)/.test(bare) ? bare.replace('$lib', 'src/lib') : null);
  if (path === null) return bare.startsWith('/') ? bare.slice(1) : null;
  const ending = ENDINGS.find((end) => isFile(join(root, path + end)));
  return path + (ending ?? '');
}

/** The imports of all source files below a folder, except what only a compiler made. */
export function importEdges(root: string, folder: string): Edge[] {
  return sourceFiles(root, folder).flatMap((from) =>
    importsIn(from, readFileSync(join(root, from), 'utf8')).map(({ name, isTypeOnly }) => {
      const own = ownPath(root, from, name);
      return { from, to: own ?? name, isPackage: own === null, isTypeOnly };
    }),
  );
}
