import type { KeptFile } from '@/lib/api/types';
import type { DraftBody, ServerDraft } from './types';

/** What the composer holds. */
export interface Composed {
  mode: DraftBody['mode'];
  text: string;
  promisedFor: string;
  files: KeptFile[];
}

export const blank: Composed = { mode: 'reply', text: '', promisedFor: '', files: [] };
export const isEmpty = (draft: Composed): boolean => draft.text.trim() === '' && draft.files.length === 0;

/** A stored draft as the composer holds it. */
export const composed = (stored: ServerDraft): Composed => ({
  mode: stored.mode,
  text: stored.text,
  promisedFor: stored.promisedFor ?? '',
  files: stored.files,
});
