import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { shownPlaceholder } from '@/lib/templates';
import { openPlaceholders } from './placeholders';
import type { ComposerDraft } from './useComposer';

/** A text under files is a caption there, and captions are shorter. */
const longestWithFiles: Record<string, number> = { telegram: 1024 };

/** The reasons why the current text cannot be sent, as text, and whether it can. */
export function useBlocks(draft: ComposerDraft, summary: CaseSummary, blocked: string | null, busy: boolean) {
  const { t, language } = useText();
  const toResident = draft.mode !== 'note';
  const files = toResident ? draft.files.length : 0;
  const longest = files > 0 ? longestWithFiles[summary.network] : undefined;
  const open = toResident ? openPlaceholders(draft.text).filter((name) => !(name === 'promise' && draft.mode === 'intermediate')) : [];
  const tooLong = longest !== undefined && draft.text.trim().length > longest;
  const reason =
    blocked ??
    (open.length > 0
      ? t('templates.fillIn', { names: open.map((name) => shownPlaceholder(name, language)).join(', ') })
      : tooLong
        ? t('files.textTooLong', { most: longest, now: draft.text.trim().length })
        : null);
  const promiseMissing = draft.mode === 'intermediate' && draft.promisedFor === '';
  const something = draft.text.trim() !== '' || files > 0;
  return { reason, ready: !busy && reason === null && something && !promiseMissing && draft.saving !== 'conflict' };
}
