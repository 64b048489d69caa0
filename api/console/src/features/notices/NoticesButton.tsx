import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listNotices } from '@/features/notices/api/listNotices';
import { readNotices } from '@/features/notices/api/readNotices';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { NoticeList } from './NoticeList';
import { useAnnouncements } from './useAnnouncements';

const most = 100;

/** The notifications of the person. The hub says when there are new ones; the poll each minute covers a connection that lost that. */
export function NoticesButton() {
  const { t } = useText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: ['notices'], queryFn: listNotices, refetchInterval: every(60_000) });
  useAnnouncements(data?.items);
  const unread = data?.unread ?? 0;
  const shown = unread >= most ? `${most - 1}+` : `${unread}`;
  const read = async (what: { ids?: number[]; upTo?: number }) => {
    await readNotices(what).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} shadow="md" trapFocus>
      <Indicator label={shown} disabled={unread === 0} size={16} color="red.8" offset={4} inline>
        <Popover.Target>
          <ActionIcon
            variant="transparent"
            c="inherit"
            size={30}
            aria-label={unread > 0 ? t('notices.unread', { count: unread, shown }) : t('notices.none')}
            data-testid="bell"
            onClick={() => setOpen(!open)}
          >
            <IconBell size={19} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('notices.title')}>
        <NoticeList page={data} read={(what) => void read(what)} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
