import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { RelativeTime } from '@/components/RelativeTime';
import type { Notice, NoticePage } from '@/features/notices/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { DigestSettings } from './DigestSettings';
import classes from './Notices.module.css';

interface Props {
  page: NoticePage | undefined;
  read: (what: { ids?: number[]; upTo?: number }) => void;
  close: () => void;
}

export function NoticeList({ page, read, close }: Props) {
  const { t } = useText();
  const [settings, setSettings] = useState(false);
  const items = page?.items ?? [];
  const newest = items[0]?.id;
  return (
    <section className={classes.panel} data-testid="notices">
      <header className={classes.head}>
        <h2>{t(settings ? 'notices.settings' : 'notices.title')}</h2>
        {!settings && newest !== undefined && (page?.unread ?? 0) > 0 ? (
          <Button size="compact-xs" variant="subtle" onClick={() => read({ upTo: newest })}>
            {t('notices.readAll')}
          </Button>
        ) : null}
        <Tooltip label={t(settings ? 'notices.back' : 'notices.settings')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(settings ? 'notices.back' : 'notices.settings')}
            onClick={() => setSettings(!settings)}
          >
            {settings ? <IconArrowLeft size={17} aria-hidden /> : <IconSettings size={17} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      </header>
      {settings ? <DigestSettings done={() => setSettings(false)} /> : null}
      {!settings && items.length === 0 ? <p className={classes.empty}>{t('notices.none')}</p> : null}
      {settings ? null : (
        <ul className={classes.list}>
          {items.map((one) => (
            <li key={one.id}>
              <Row
                notice={one}
                opened={() => {
                  if (!one.readAt) read({ ids: [one.id] });
                  close();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ notice, opened }: { notice: Notice; opened: () => void }) {
  const { t } = useText();
  const { topicName } = useDirectory();
  const body = (
    <>
      <span className={classes.what}>{t(`notice.${notice.kind}`, { defaultValue: notice.kind })}</span>
      <span className={classes.dim}>
        {notice.number ? `№ ${notice.number}` : null} {notice.topic ? topicName(notice.topic) : null}{' '}
        {notice.detail ? `· ${notice.detail}` : null}
      </span>
      <RelativeTime at={notice.at} className={classes.dim} />
    </>
  );
  return notice.caseId ? (
    <Link to={`/inbox/all/${notice.caseId}`} className={classes.row} data-unread={notice.readAt ? undefined : true} onClick={opened}>
      {body}
    </Link>
  ) : (
    <span className={classes.row} data-unread={notice.readAt ? undefined : true}>
      {body}
    </span>
  );
}
