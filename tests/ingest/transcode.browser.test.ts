import { expect, it } from 'vitest';
import { ALL_CHARACTERS_SHA256, digestOfAllCharacters } from './gb18030-all';

it('GB18030 becomes the same text in the browser as in Node, whatever edition the browser itself knows', () => {
  expect(digestOfAllCharacters()).toBe(ALL_CHARACTERS_SHA256);
});
