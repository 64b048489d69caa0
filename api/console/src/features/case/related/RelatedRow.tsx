import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { StatusBadge } from '@/components/StatusBadge';
import type { CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useCaseSummary } from '@/lib/live/LiveProvider';
import classes from './Related.module.css';

interface Props {
  related: CaseSummary;
  /** What takes it away again, for those who may. */
  undo?: { label: string; act: () => void };
}

export function RelatedRow({ related, undo }: Props) {
  const { t } = useText();
  const pushed = useCaseSummary(related.id);
  const one = pushed && pushed.version > related.version ? pushed : related;
  return (
    <li className={classes.row} data-testid={`related-${one.number}`}>
      <Link to={`/inbox/all/${one.id}`} className={classes.link} title={one.excerpt}>
        <strong>{t('case.number', { number: one.number })}</strong> {one.residentName}
      </Link>
      <span className={classes.line}>
        <StatusBadge status={one.status} leg={one.leg} />
        {isUnsettled(one) ? <Deadline due={one} compact /> : null}
      </span>
      {undo ? (
        <Tooltip label={undo.label}>
          <ActionIcon variant="subtle" size="sm" className={classes.undo} aria-label={undo.label} onClick={undo.act}>
            <IconArrowBackUp size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
}
