import { Alert, Button, Loader, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '@/components/dates';
import classes from '@/features/admin/AdminPage.module.css';
import { auditTable } from '@/features/admin/audit/api/auditTable';
import { listAudit } from '@/features/admin/audit/api/listAudit';
import type { AuditFilter } from '@/features/admin/audit/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { fromRegional } from '@/lib/time';
import { AuditTable } from './AuditTable';
import { useAuditZone } from './useAuditZone';

/** Prefixes of the actions people search for. */
const groups = ['cases', 'cases.read', 'cases.unmask', 'session.sign-in', 'users', 'me', 'keys', 'channels', 'regions', 'audit'] as const;

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Who did what in the region. */
export function AuditAdmin({ region }: { region: string }) {
  const { t } = useText();
  const [who, setWho] = useState('');
  const [action, setAction] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const timeZone = useAuditZone();
  const typed: AuditFilter = {
    region,
    who: who.trim(),
    action: action ?? '',
    case: number.replace(/\D/g, ''),
    from: (from && fromRegional(`${from}T00:00`, timeZone)?.toISOString()) || '',
    to: (to && fromRegional(`${dayAfter(to)}T00:00`, timeZone)?.toISOString()) || '',
  };
  const [filter] = useDebouncedValue(JSON.stringify(typed), 300);
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => listAudit(JSON.parse(filter) as AuditFilter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.page} data-testid="audit-admin">
      <h1 className={classes.title}>{t('admin.audit')}</h1>
      <p className={classes.lead}>{t('audit.lead')}</p>
      <section className={classes.card}>
        <div className={classes.pair}>
          <TextInput label={t('audit.who')} data-testid="audit-who" value={who} onChange={(event) => setWho(event.currentTarget.value)} />
          <Select
            label={t('audit.action')}
            data-testid="audit-action"
            clearable
            data={groups.map((group) => ({ value: group, label: t(`audit.group.${group.replace('.', '-')}`) }))}
            value={action}
            onChange={setAction}
          />
          <TextInput
            label={t('audit.case')}
            data-testid="audit-case"
            inputMode="numeric"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <DateField label={t('audit.from')} value={from} clearable onChange={setFrom} />
          <DateField label={t('audit.to')} value={to} clearable onChange={setTo} />
        </div>
      </section>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('audit.lines')}</h2>
          <Button
            component="a"
            href={auditTable(JSON.parse(filter) as AuditFilter)}
            download
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            data-testid="audit-export"
          >
            {t('audit.export')}
          </Button>
        </div>
        {error ? (
          <Alert color="red" role="alert">
            {problemSentence(error, t)}
          </Alert>
        ) : null}
        {!error && !isFetching && lines.length === 0 ? <p className={classes.empty}>{t('audit.none')}</p> : null}
        {lines.length > 0 ? <AuditTable lines={lines} /> : null}
        {isFetching && lines.length === 0 ? <Loader size="sm" aria-label={t('common.loading')} /> : null}
        {hasNextPage ? (
          <Button mt={10} variant="default" loading={isFetching} onClick={() => void fetchNextPage()} data-testid="audit-more">
            {t('audit.more')}
          </Button>
        ) : null}
      </section>
    </div>
  );
}
