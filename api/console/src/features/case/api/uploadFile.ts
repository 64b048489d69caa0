import { send } from '@/lib/api/http';
import type { KeptFile, Schemas } from '@/lib/api/types';

export const mostFiles = 10;

export const accepted =
  'image/jpeg,image/png,image/gif,image/webp,image/heic,image/heif,image/avif,image/tiff,image/bmp,.heic,.heif,application/pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,text/plain';

export async function uploadFile(caseId: string, file: File, signal?: AbortSignal): Promise<KeptFile> {
  const form = new FormData();
  form.append('file', file, file.name);
  const { files } = await send<Schemas['Uploaded']>(`/api/v1/cases/${caseId}/files`, { method: 'POST', form, signal });
  const [kept] = files;
  if (!kept) throw new Error('The upload was answered without a file.');
  return kept;
}
