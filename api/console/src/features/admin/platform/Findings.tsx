import { Alert } from '@mantine/core';
import { useNetworkName } from '@/components/NetworkIcon';
import { useText } from '@/lib/i18n';
import type { Finding } from './api/types';
import own from './Platform.module.css';
import { useSpan } from './useSpan';

/** What is not as it should be, the worst first. */
export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useText();
  if (findings.length === 0) {
    return (
      <Alert color="green" data-testid="platform-well">
        {t('platform.well')}
      </Alert>
    );
  }
  return (
    <ul className={own.findings} aria-label={t('platform.findings')} data-testid="platform-findings">
      {findings.map((finding) => (
        <Item key={`${finding.code}/${finding.subject}/${finding.network}`} finding={finding} />
      ))}
    </ul>
  );
}

function Item({ finding }: { finding: Finding }) {
  const { t } = useText();
  const networkName = useNetworkName();
  const span = useSpan();
  const { code, level, subject, network, value } = finding;
  const isQueue = code === 'queue-old' || code === 'dead-letters' || code === 'undelivered';
  const words = t(`platform.finding.${code}`, {
    subject: isQueue ? t(`platform.queue.${subject}`) : subject,
    state: code === 'silo-not-active' ? network : undefined,
    count: value ?? 0,
    age: span(value ?? 0),
  });
  return (
    <li className={`${own.finding} ${level === 'critical' ? own.critical : own.warning}`} data-code={code}>
      <strong>{t(`platform.level.${level}`)}</strong> {words}
      {isQueue && network ? ` ${t('platform.ofNetwork', { network: networkName(network) })}` : ''}
    </li>
  );
}
