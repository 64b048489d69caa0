import type { Schemas } from '@/lib/api/types';

/** A draft as the server keeps it; version 0: there is none. */
export type ServerDraft = Schemas['ShownDraft'];
export type DraftBody = Schemas['DraftBody'];
