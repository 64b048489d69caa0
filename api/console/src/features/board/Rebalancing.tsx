import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { CaseMove } from '@/lib/api/types';
import type { Handed } from './dragged';
import { RebalanceDialog } from './RebalanceDialog';
import { UndoBar } from './UndoBar';

interface Rebalancing {
  /** Whatever would help most. */
  propose: () => void;
  /** One case, to a colleague who is chosen in the dialog. */
  hand: (handed: Handed) => void;
  preview: (moves: CaseMove[]) => void;
}

export type Asked = { moves: CaseMove[] | null; handed?: Handed };

const RebalancingContext = createContext<Rebalancing | null>(null);

/** The dialog in which moves are shown before they are made, and the bar from which they are taken back. */
export function RebalancingProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const value = useMemo<Rebalancing>(
    () => ({
      propose: () => setAsked({ moves: null }),
      hand: (handed) => setAsked({ moves: [], handed }),
      preview: (moves) => setAsked({ moves }),
    }),
    [],
  );
  return (
    <RebalancingContext.Provider value={value}>
      <UndoBar />
      {children}
      {asked ? <RebalanceDialog asked={asked} close={() => setAsked(null)} /> : null}
    </RebalancingContext.Provider>
  );
}

export function useRebalancing(): Rebalancing {
  const value = useContext(RebalancingContext);
  if (value === null) throw new Error('No rebalancing around this component.');
  return value;
}
