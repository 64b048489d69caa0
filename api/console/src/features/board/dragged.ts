import type { DragEvent } from 'react';

/** A case that is being handed to a colleague. */
export interface Handed {
  caseId: string;
  from: string;
}

const kind = 'application/x-dialog-case';

export function carryMove(event: DragEvent, handed: Handed): void {
  event.dataTransfer.setData(kind, JSON.stringify(handed));
  event.dataTransfer.effectAllowed = 'move';
}

export const carriesMove = (event: DragEvent): boolean => event.dataTransfer.types.includes(kind);

export function droppedMove(event: DragEvent): Handed | null {
  const text = event.dataTransfer.getData(kind);
  return text ? (JSON.parse(text) as Handed) : null;
}
