import { describe, expect, test } from 'vitest';
import { bubbles } from '@/features/case/bubbles';
import { advance, hasUnseen, seenAll } from '@/features/case/seen';
import { detail, message } from './make';

describe('What the author has seen', () => {
  const first = detail([message({ id: 'm1' })], { version: 3 });
  const answeredBySystem = detail([message({ id: 'm1' })], { version: 4 });
  const newer = detail([message({ id: 'm1' }), message({ id: 'm2' })], { version: 5 });

  test('is everything when the case opens', () => {
    expect(advance(null, first, false, true)).toEqual({ version: 3, lastIncoming: 'm1' });
  });

  test('follows changes that bring no message', () => {
    expect(advance(seenAll(first), answeredBySystem, true, false).version).toBe(4);
  });

  test('does not include a newer message while somebody is writing', () => {
    const seen = advance(seenAll(first), newer, true, true);
    expect(seen.version).toBe(3);
    expect(hasUnseen(seen, newer)).toBe(true);
  });

  test('does not include a newer message below the edge of the screen', () => {
    expect(hasUnseen(advance(seenAll(first), newer, false, false), newer)).toBe(true);
  });

  test('includes a newer message read at the end of the conversation', () => {
    expect(hasUnseen(advance(seenAll(first), newer, false, true), newer)).toBe(false);
  });

  test('is everything again once the author has looked', () => {
    expect(hasUnseen(seenAll(newer), newer)).toBe(false);
  });
});

describe('An album', () => {
  const photo = (name: string) => ({ kind: 'photo', name });

  test('is one bubble with all photos and its text', () => {
    const shown = bubbles([
      message({ id: 'm1', albumId: 'a', text: '', attachments: [photo('1')] }),
      message({ id: 'm2', albumId: 'a', text: 'Look', attachments: [photo('2')] }),
      message({ id: 'm3', text: 'Else' }),
    ]);
    expect(shown).toHaveLength(2);
    expect(shown[0]?.message.text).toBe('Look');
    expect(shown[0]?.attachments.map((one) => one.name)).toEqual(['1', '2']);
  });

  test('leaves identical texts of a resident as they are', () => {
    expect(bubbles([message({ id: 'm1' }), message({ id: 'm2' })])).toHaveLength(2);
  });
});
