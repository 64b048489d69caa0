import { type ReactNode, useCallback, useState } from 'react';
import { previewHandOver } from './api/previewHandOver';
import { HandOverDialog } from './HandOverDialog';

/** Offers to hand an official's open work over, where there is any; the dialog is to be rendered by the caller. */
export function useOffer(region: string): { offer: (official: string) => Promise<void>; dialog: ReactNode } {
  const [official, setOfficial] = useState<string | null>(null);
  const offer = useCallback(
    async (one: string) => {
      try {
        const plan = await previewHandOver(region, { official: one, to: 'queue', reason: '-' });
        if (plan.items.length > 0) setOfficial(one);
      } catch {
        // What was saved is saved; the screen of open work offers it again.
      }
    },
    [region],
  );
  return { offer, dialog: official ? <HandOverDialog region={region} official={official} dismiss={() => setOfficial(null)} /> : null };
}
