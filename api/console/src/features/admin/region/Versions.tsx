import { Button, Loader, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { problemText } from '@/features/admin/problemText';
import { HttpError } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { getVersion } from './api/getVersion';
import { listVersions } from './api/listVersions';
import { restoreVersion } from './api/restoreVersion';
import { Differences } from './Differences';

/** Who changed the region, when and what; each change can be taken back. */
export function Versions({ region }: { region: RegionConfiguration }) {
  const { t } = useText();
  const [restoring, setRestoring] = useState<number | null>(null);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['region-versions', region.code, region.version],
    queryFn: ({ pageParam }) => listVersions(region.code, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.card} data-testid="versions">
      <div className={classes.head}>
        <h2>{t('version.title')}</h2>
      </div>
      <p className={classes.hint}>{t('version.hint')}</p>
      {data ? null : <Loader size="sm" aria-label={t('common.loading')} />}
      <ol className={classes.tree}>
        {items.map((one) => (
          <li key={one.version} className={classes.body} style={{ alignItems: 'flex-start' }} data-testid={`version-${one.version}`}>
            <div className={classes.bodyName}>
              {t('version.of', { version: one.version })} · {one.byName ?? one.by ?? t('version.nobody')}{' '}
              <span className={classes.dim}>{one.at ? <RelativeTime at={one.at} /> : null}</span>
              {one.version === 1 || !one.at ? (
                <p className={classes.empty}>{t(one.version === 1 ? 'version.first' : 'version.before')}</p>
              ) : (
                <Differences differences={one.differences} region={region} />
              )}
            </div>
            {one.version > 1 && one.version === region.version ? (
              <Button size="compact-sm" variant="default" data-testid="take-back" onClick={() => setRestoring(one.version - 1)}>
                {t('version.takeBack')}
              </Button>
            ) : null}
            {one.version < region.version ? (
              <Button size="compact-sm" variant="subtle" onClick={() => setRestoring(one.version)}>
                {t('version.restore')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('version.more')}
        </Button>
      ) : null}
      {restoring === null ? null : <RestoreForm region={region} version={restoring} dismiss={() => setRestoring(null)} />}
    </section>
  );
}

function RestoreForm({ region, version, dismiss }: { region: RegionConfiguration; version: number; dismiss: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data, isError } = useQuery({
    queryKey: ['region-version', region.code, version, region.version],
    queryFn: () => getVersion(region.code, version),
  });
  const restore = async () => {
    setBusy(true);
    try {
      queries.setQueryData(['region', region.code], await restoreVersion(region.code, version, region.version));
      notifications.show({ message: t('version.restored', { version }), color: 'green', autoClose: 4000 });
      dismiss();
    } catch (cause) {
      const errors = cause instanceof HttpError ? (cause.problem.errors ?? {}) : {};
      const message = errors.version
        ? t('admin.outdated')
        : Object.values(errors)
            .map((texts) => problemText(texts, t))
            .join(' ') || t('admin.failed');
      notifications.show({ message, color: 'red', autoClose: 10_000 });
      if (errors.version) {
        await queries.refetchQueries({ queryKey: ['region', region.code] });
        dismiss();
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      size="lg"
      title={t('version.restoring', { version })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.form} data-testid="restore-form">
        {isError ? <p role="alert">{t('admin.unread')}</p> : null}
        {data ? <Differences differences={data.differences} region={region} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button loading={busy} disabled={!data || data.differences.length === 0} data-testid="restore" onClick={() => void restore()}>
            {t('version.confirm')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
