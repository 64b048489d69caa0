import type { KeptFile, Message } from '@/lib/api/types';
import type { Composed } from '@/lib/drafts/composed';

/** A contractor's answer put into the draft of the official's: after what is written there, with its files. */
export function intoDraft(draft: Composed, said: Message, most: number): Partial<Composed> {
  const before = draft.text.trim();
  const known = new Set(draft.files.map((one) => one.id));
  const files = said.attachments.flatMap((one): KeptFile[] => {
    if (!one.fileId || !one.url || known.has(one.fileId)) return [];
    return [
      {
        id: one.fileId,
        kind: one.kind,
        name: one.name ?? '',
        mimeType: one.mimeType ?? 'application/octet-stream',
        size: one.size ?? 0,
        width: null,
        height: null,
        url: one.url,
        thumbnailUrl: one.kind === 'photo' ? `${one.url}/thumbnail` : null,
      },
    ];
  });
  return {
    // What was meant for colleagues stays a note no longer: this text goes to the resident.
    mode: draft.mode === 'note' ? 'reply' : draft.mode,
    text: before && said.text ? `${before}\n\n${said.text}` : before || said.text,
    files: [...draft.files, ...files].slice(0, most),
  };
}
