import { Button } from '@mantine/core';
import { IconEye, IconSend, IconUserCheck } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import classes from './Composer.module.css';
import { useAnswerWay } from './useAnswerWay';
import type { ComposerMode } from './useComposer';

interface Props {
  caseId: string;
  version: number;
  mode: ComposerMode;
  text: string;
  choose: (mode: ComposerMode) => void;
}

const icons = { sent: IconSend, review: IconEye, approval: IconUserCheck } as const;

/** What will happen to the text, before it is sent; and what it reads like where it was chosen to be something else. */
export function AnswerWay({ caseId, version, mode, text, choose }: Props) {
  const { t } = useText();
  const { preview, failed } = useAnswerWay(caseId, version, mode, text);
  if (mode === 'note') return null;
  const says = preview?.says[0];
  const otherwise = says === 'promise' ? 'intermediate' : 'final';
  const misread = says && (mode === 'reply' || mode === 'askAddress');
  // A refusal is told by what blocks the button, and by the server when it is pressed.
  const way = preview && preview.way !== 'refused' ? preview.way : null;
  const Icon = way ? icons[way] : null;
  return (
    <div className={classes.way} data-testid="answer-way" data-way={preview?.way} role="status">
      {way && Icon ? (
        <span className={classes.goes} data-way={way}>
          <Icon size={15} stroke={1.8} aria-hidden />
          {t(`composer.way.${way}`, { names: preview?.approvers.join(', '), name: preview?.reviewer ?? '' })}
        </span>
      ) : null}
      {preview?.way === 'refused' && preview.code === 'reads-as-answer' ? (
        <span className={classes.problem}>{t('refusal.reads-as-answer', { detail: preview.detail ?? preview.phrase ?? '' })}</span>
      ) : null}
      {!preview ? <span>{t(failed ? 'composer.way.unknown' : 'composer.way.checking')}</span> : null}
      {misread && preview?.way !== 'refused' ? (
        <span className={classes.reads}>
          {t(`composer.reads.${says}`, { phrase: preview?.phrase ?? '' })}{' '}
          <Button variant="subtle" size="compact-xs" data-testid="send-as" onClick={() => choose(otherwise)}>
            {t(otherwise === 'final' ? 'composer.reads.asFinal' : 'composer.reads.asPromise')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
