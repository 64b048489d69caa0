import { useCallback, useState } from 'react';
import { mostFiles, uploadFile } from '@/features/case/api/uploadFile';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import type { ComposerDraft } from './useComposer';

export interface Upload {
  key: number;
  name: string;
  /** Null while it goes. */
  problem: string | null;
}

let next = 0;

/** Files on their way to the server; what arrived joins the draft. */
export function useUploads(caseId: string, draft: ComposerDraft) {
  const { t } = useText();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const drop = useCallback((key: number) => setUploads((before) => before.filter((one) => one.key !== key)), []);

  const add = async (files: File[]) => {
    const room = mostFiles - draft.now().files.length - uploads.filter((one) => one.problem === null).length;
    const taken = files.slice(0, Math.max(0, room)).map((file) => ({ key: ++next, file }));
    const refused = files
      .slice(taken.length)
      .map((file) => ({ key: ++next, name: file.name, problem: t('files.tooMany', { count: mostFiles }) }));
    setUploads((before) => [...before, ...taken.map(({ key, file }) => ({ key, name: file.name, problem: null })), ...refused]);
    for (const { key, file } of taken) {
      try {
        const kept = await uploadFile(caseId, file);
        const known = draft.now().files;
        if (!known.some((one) => one.id === kept.id)) draft.keep({ files: [...known, kept] });
        drop(key);
      } catch (error) {
        const problem = t(`files.${uploadProblem(error)}`);
        setUploads((before) => before.map((one) => (one.key === key ? { ...one, problem } : one)));
      }
    }
  };
  return { uploads, add: (files: File[]) => void add(files), drop, busy: uploads.some((one) => one.problem === null) };
}

export function uploadProblem(error: unknown): 'tooLarge' | 'infected' | 'notScanned' | 'refused' | 'failed' {
  if (!(error instanceof HttpError)) return 'failed';
  if (error.status === 413) return 'tooLarge';
  if (error.code === 'infected') return 'infected';
  if (error.code === 'not-scanned') return 'notScanned';
  return error.status === 400 ? 'refused' : 'failed';
}
