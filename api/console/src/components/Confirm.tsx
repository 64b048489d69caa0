import { Button, Modal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useText } from '@/lib/i18n';

export interface Question {
  title: string;
  text: string;
  /** The verb on the button that agrees. */
  agree: string;
}

type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask | null>(null);

/** Asks before what cannot be taken back, in the console's own words. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [asked, setAsked] = useState<(Question & { settle: (agreed: boolean) => void }) | null>(null);
  const ask = useCallback<Ask>((question) => new Promise((settle) => setAsked({ ...question, settle })), []);
  const answer = (agreed: boolean) => {
    asked?.settle(agreed);
    setAsked(null);
  };
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {asked ? (
        <Modal opened onClose={() => answer(false)} title={asked.title} closeButtonProps={{ 'aria-label': t('common.close') }}>
          <div style={{ display: 'grid', gap: 16 }} data-testid="confirm">
            <p style={{ margin: 0 }}>{asked.text}</p>
            <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
              <Button variant="default" data-autofocus onClick={() => answer(false)} data-testid="confirm-no">
                {t('common.cancel')}
              </Button>
              <Button color="red" onClick={() => answer(true)} data-testid="confirm-yes">
                {asked.agree}
              </Button>
            </div>
          </div>
        </Modal>
      ) : null}
    </ConfirmContext.Provider>
  );
}

export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (ask === null) throw new Error('No confirm provider around this component.');
  return ask;
}
