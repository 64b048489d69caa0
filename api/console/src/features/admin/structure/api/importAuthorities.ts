import { send } from '@/lib/api/http';
import type { AuthorityImport } from './types';

/** The content is base64; without `apply` only a preview. */
export const importAuthorities = (code: string, content: string, apply: boolean, version: number) =>
  send<AuthorityImport>(`/api/v1/regions/${encodeURIComponent(code)}/authorities/import`, {
    method: 'POST',
    body: { content, apply, version },
  });
