import { Checkbox, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import type { Message } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './Related.module.css';
import { pieces } from './splitting';
import type { RelatedActions } from './useRelatedActions';

/** Some of the resident's messages become a case of their own. */
export function SplitForm({ messages, actions, dismiss }: { messages: Message[]; actions: RelatedActions; dismiss: () => void }) {
  const { t } = useText();
  const all = useMemo(() => pieces(messages), [messages]);
  const [chosen, setChosen] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  // What was picked may have been split off by somebody else meanwhile.
  const going = all.filter((one) => chosen.includes(one.message.id));
  const nothingStays = going.length > 0 && going.length === all.length;
  return (
    <Modal opened onClose={dismiss} size="lg" title={t('related.splitTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid="split-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (going.length === 0 || nothingStays) return;
          void actions.split(going.flatMap((one) => one.ids)).then((refused) => {
            if (refused === null) dismiss();
            else setProblem(refused);
          });
        }}
      >
        <p className={work.hint}>{t('related.splitHint')}</p>
        <Checkbox.Group
          size="xs"
          label={t('related.splitWhich')}
          value={chosen}
          error={nothingStays ? t('related.splitAll') : problem}
          errorProps={{ role: 'alert' }}
          onChange={(ids) => {
            setChosen(ids);
            setProblem(null);
          }}
        >
          <div className={classes.choices}>
            {all.map(({ message, attachments }) => (
              <Checkbox
                key={message.id}
                value={message.id}
                size="xs"
                data-testid="split-message"
                className={classes.choice}
                label={
                  <>
                    <span className={classes.line}>
                      <span className={classes.why}>
                        <RelativeTime at={message.publishedAt} />
                      </span>
                      {attachments.length > 0 ? (
                        <span className={classes.why}>{t('related.files', { count: attachments.length })}</span>
                      ) : null}
                    </span>
                    <span className={classes.words}>{message.text || t('related.noWords')}</span>
                  </>
                }
              />
            ))}
          </div>
        </Checkbox.Group>
        <FormButtons
          label={t('related.splitDo')}
          disabled={going.length === 0 || nothingStays}
          busy={actions.busy === 'split'}
          testId="confirm-split"
          dismiss={dismiss}
        />
      </form>
    </Modal>
  );
}
