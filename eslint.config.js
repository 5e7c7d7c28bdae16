import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const TS = ['src/**/*.ts', 'tests/**/*.ts', 'data/**/*.ts', 'vite.config.ts'];
const SVELTE = ['src/**/*.svelte', 'src/**/*.svelte.ts'];

/** A cast hides what a boundary should have checked; `as const` hides nothing. */
const CASTS = [
  {
    selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
    message: 'Validate or narrow instead of casting; only `as const` is free.',
  },
  { selector: 'TSTypeAssertion', message: 'Validate or narrow instead of casting.' },
];

/** The same files and the same cut-off give the same figures on any day, in any time zone. */
const CLOCKS = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'No clock here: the cut-off is a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: the cut-off is a parameter.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'No clock here: the cut-off is a parameter.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is seeded, so that a draw can be repeated.',
  },
];

export default defineConfig(
  globalIgnores([
    'node_modules/',
    '.svelte-kit/',
    'build/',
    'dist/',
    'coverage/',
    'test-results/',
    'static/samples/',
    'data/samples/county/',
    'src/lib/i18n/paraglide/',
    'src/lib/i18n/project.inlang/',
    '**/*.generated.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['*.js'], languageOptions: { globals: globals.node } },
  {
    files: [...TS, ...SVELTE],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `void value` names what an effect depends on, or what is read and not used.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Code points are what a Chinese text is counted and compared in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  svelte.configs.recommended,
  {
    files: SVELTE,
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Addresses come to components whole, resolved where they are made.
      'svelte/no-navigation-without-resolve': 'off',
      // Local values of one computation, never state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // svelte-check types the markup; this parser sees the parameters of a generic snippet as `any`.
    files: ['src/**/*.svelte'],
    rules: {
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  svelte.configs.prettier,
  {
    files: ['src/**/*.{ts,svelte}'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', ...CASTS],
    },
  },
  {
    files: ['src/lib/**/*.{ts,svelte}'],
    ignores: ['src/lib/state/**'],
    rules: { 'no-restricted-syntax': ['error', ...CASTS, ...CLOCKS] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
