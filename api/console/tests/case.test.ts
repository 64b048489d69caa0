import { describe, expect, test } from 'vitest';
import { deliveryError } from '@/components/deliveryError';
import { bubbles } from '@/features/case/bubbles';
import { formerValues } from '@/features/case/formerValues';
import { historyText } from '@/features/case/historyText';
import { advance, hasUnseen, seenAll } from '@/features/case/seen';
import type { HistoryItem } from '@/lib/api/types';
import { i18n } from '@/lib/i18n';
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

describe('What went wrong with a delivery', () => {
  const t = i18n.getFixedT('en');

  test('is shown as text, with the link a person needs', () => {
    expect(deliveryError('answer-by-hand: https://vk.example/wall-1', t)).toEqual({
      text: 'A person answers in this network: open the thread and paste the text',
      link: 'https://vk.example/wall-1',
    });
  });

  test('names the mail server whose certificate is not accepted', () => {
    const russian = i18n.getFixedT('ru');
    for (const kind of ['expired', 'not-yet-valid', 'wrong-host', 'untrusted']) {
      const text = deliveryError(`certificate-${kind}: imap.example.org shows a certificate …`, russian)?.text;
      expect(text).toContain('imap.example.org');
      expect(text).not.toContain('shows a certificate');
    }
  });

  test('is shown as it is when nobody foresaw it', () => {
    expect(deliveryError('strange-new-code: words', t)?.text).toBe('strange-new-code: words');
    expect(deliveryError('Timed out', t)).toEqual({ text: 'Timed out', link: null });
    expect(deliveryError(null, t)).toBeNull();
  });
});

describe('The history in human-readable form', () => {
  const t = i18n.getFixedT('en');
  const names = {
    topicName: () => 'Roads',
    authorityName: (id: string) => `Body ${id}`,
    channelName: (id: string) => id,
    fieldName: (id: string) => id,
    officialName: () => 'Anna',
    at: () => 'noon',
  };
  const item = (type: string, data: Record<string, unknown>, version = 1): HistoryItem => ({
    version,
    at: '',
    type,
    actorName: 'A',
    actorKind: 'system',
    data,
  });

  test('leaves out what an event does not say', () => {
    expect(historyText(item('case-routed', { authority: 'b1' }), t, names)).toBe('Given to Body b1');
    expect(historyText(item('case-routed', { authority: 'b1', official: 'o1', reason: 'theirs' }), t, names)).toBe(
      'Given to Body b1, Anna. theirs',
    );
    expect(historyText(item('case-routed', {}), t, names)).toBe('Given to nobody yet');
  });

  test('says what it was before, where that is known', () => {
    const items = [
      item('case-opened', { kind: 'complaint', topic: 'roads', importance: 'normal', authority: 'b1' }, 1),
      item('case-reclassified', { kind: 'complaint', topic: 'water', importance: 'normal', address: 'Elm 1' }, 3),
      item('case-routed', { authority: 'b2', reason: 'reclassified' }, 2),
      item('case-routed', {}, 4),
    ];
    const former = formerValues(items);
    const text = (version: number) => {
      const one = items.find((other) => other.version === version);
      return one ? historyText(one, t, names, former.get(version)) : '';
    };
    expect(text(2)).toBe('Given: Body b1 → Body b2. By the corrected topic');
    expect(text(3)).toBe('Corrected: topic: Roads → Roads; address: not given → Elm 1');
    expect(text(4)).toBe('Given: Body b2 → nobody yet');
  });

  test('names an event nobody foresaw', () => {
    expect(historyText(item('case-teleported', {}), t, names)).toBe('case-teleported');
  });
});
