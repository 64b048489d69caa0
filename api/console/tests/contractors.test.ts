import { expect, it } from 'vitest';
import { intoDraft } from '@/features/case/contractors/intoDraft';
import { casePhotos } from '@/features/case/contractors/photos';
import type { Attachment } from '@/lib/api/types';
import { blank } from '@/lib/drafts/composed';
import { message } from './make';

const photo = (id: string, fields: Partial<Attachment> = {}): Attachment => ({
  kind: 'photo',
  fileId: id,
  url: `/api/v1/files/${id}`,
  name: `${id}.jpg`,
  mimeType: 'image/jpeg',
  size: 10,
  ...fields,
});

it('puts a contractor’s words and files behind what is written already', () => {
  const said = message({ direction: 'note', text: 'Заделано', attachments: [photo('a'), photo('b')] });
  const begun = intoDraft(blank, message({ text: 'Яма', attachments: [photo('a')] }), 10);
  const both = intoDraft({ ...blank, mode: 'final', text: 'Здравствуйте!', files: begun.files ?? [] }, said, 10);
  expect(both.mode).toBe('final');
  expect(both.text).toBe('Здравствуйте!\n\nЗаделано');
  expect(both.files?.map((one) => one.id)).toEqual(['a', 'b']);
  expect(both.files?.[1]).toMatchObject({ url: '/api/v1/files/b', thumbnailUrl: '/api/v1/files/b/thumbnail', name: 'b.jpg' });
});

it('makes no note of what is meant for the resident, and takes no more files than an answer holds', () => {
  const said = message({ direction: 'note', text: 'Готово', attachments: [photo('a'), photo('b'), photo('c', { fileId: null })] });
  const put = intoDraft({ ...blank, mode: 'note' }, said, 1);
  expect(put).toMatchObject({ mode: 'reply', text: 'Готово' });
  expect(put.files?.map((one) => one.id)).toEqual(['a']);
});

it('offers the resident’s own photos by their places', () => {
  const sent = message({ id: '7', attachments: [photo('x', { kind: 'document' }), photo('y')] });
  const others = [
    message({ id: '8', direction: 'out', attachments: [photo('z')] }),
    message({ id: '9', fromCase: 'other', attachments: [photo('w')] }),
  ];
  expect(casePhotos([sent, ...others]).map((one) => one.place)).toEqual([{ messageId: '7', index: 1 }]);
});
