import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type AnswerPreview, previewAnswer } from '@/features/case/api/previewAnswer';
import { HttpError } from '@/lib/api/http';
import type { ComposerMode } from './useComposer';

/** A pause in the typing after which the server is asked. */
const pause = 500;

/** Which way the text would go, as the server decides; null for a note, which goes nowhere. */
export function useAnswerWay(
  caseId: string,
  version: number,
  mode: ComposerMode,
  text: string,
): { preview: AnswerPreview | undefined; failed: boolean } {
  const [written] = useDebouncedValue(text.trim(), pause);
  const kind = mode === 'note' ? null : mode;
  const { data, isError } = useQuery({
    queryKey: ['answer-way', caseId, version, kind, written],
    queryFn: ({ signal }) => previewAnswer(caseId, { kind: kind ?? 'reply', text: written }, signal),
    enabled: kind !== null,
    staleTime: 30_000,
    // What is known about the same kind stays while the next answer is on its way; another kind's must not.
    placeholderData: (before, query) => (query?.queryKey[3] === kind && query.queryKey[1] === caseId ? before : undefined),
    retry: (times, error) => times < 2 && !(error instanceof HttpError && error.status < 500),
  });
  return { preview: kind === null ? undefined : data, failed: isError };
}
