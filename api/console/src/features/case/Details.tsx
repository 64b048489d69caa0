import { Button, Select } from '@mantine/core';
import { DeliveryBadge } from '@/components/DeliveryBadge';
import { NetworkIcon, useNetworkName } from '@/components/NetworkIcon';
import { RelativeTime } from '@/components/RelativeTime';
import type { Classification } from '@/features/case/api/classifyCase';
import { type CaseSummary, type Importance, type MessageKind, messageKinds } from '@/lib/api/types';
import { audienceOf } from '@/lib/cases/audience';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { AddressField } from './AddressField';
import classes from './Details.module.css';

interface Props {
  summary: CaseSummary;
  /** What the resident answered to the question for it; null where nothing did. */
  proposedAddress: string | null;
  busy: boolean;
  classify: (change: Classification) => void;
}

const importances: Importance[] = ['normal', 'high'];

/** What the case is about; every field corrects the classifier in place. */
export function Details({ summary, proposedAddress, busy, classify }: Props) {
  const { t, language } = useText();
  const { topics, topicName } = useDirectory();
  const networkName = useNetworkName();
  const topicChoices = topics.map((topic) => ({ value: topic.code, label: topic[language] }));
  if (!topicChoices.some((choice) => choice.value === summary.topic)) {
    topicChoices.unshift({ value: summary.topic, label: topicName(summary.topic) });
  }
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('case.about')}</h3>
      <Select
        label={t('case.topic')}
        data-testid="topic"
        data={topicChoices}
        value={summary.topic}
        searchable
        allowDeselect={false}
        disabled={busy}
        nothingFoundMessage={t('common.nothingFound')}
        onChange={(topic) => topic && topic !== summary.topic && classify({ topic })}
      />
      <div className={classes.pair}>
        <Select
          label={t('case.kind')}
          data-testid="kind"
          data={messageKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={summary.kind}
          allowDeselect={false}
          disabled={busy}
          onChange={(kind) => kind && kind !== summary.kind && classify({ kind: kind as MessageKind })}
        />
        <Select
          label={t('case.importance')}
          data-testid="importance"
          data={importances.map((importance) => ({ value: importance, label: t(`importance.${importance}`) }))}
          value={summary.importance}
          allowDeselect={false}
          disabled={busy}
          onChange={(importance) => importance && importance !== summary.importance && classify({ importance: importance as Importance })}
        />
      </div>
      <AddressField address={summary.address ?? ''} busy={busy} save={(address) => classify({ address })} />
      {proposedAddress ? (
        <p className={classes.proposed} data-testid="proposed-address">
          {t('case.proposedAddress', { address: proposedAddress })}{' '}
          <Button variant="subtle" size="compact-xs" disabled={busy} onClick={() => classify({ address: proposedAddress })}>
            {t('case.takeAddress')}
          </Button>
        </p>
      ) : null}
      <dl className={classes.facts}>
        <dt>{t('case.network')}</dt>
        <dd>
          <NetworkIcon network={summary.network} size={14} /> {networkName(summary.network)}, {t(`case.${audienceOf(summary)}`)}
        </dd>
        <dt>{t('case.published')}</dt>
        <dd>
          <RelativeTime at={summary.publishedAt} />
        </dd>
        <dt>{t('case.received')}</dt>
        <dd>
          <RelativeTime at={summary.receivedAt} />
        </dd>
        {summary.answeredAt ? (
          <>
            <dt>{t('case.answered')}</dt>
            <dd>
              <RelativeTime at={summary.answeredAt} />
            </dd>
          </>
        ) : null}
        {summary.delivery !== 'none' ? (
          <>
            <dt>{t('case.delivery')}</dt>
            <dd>
              <DeliveryBadge state={summary.delivery} />
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
