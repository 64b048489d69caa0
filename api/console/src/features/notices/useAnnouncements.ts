import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { getNoticeSettings } from '@/features/notices/api/getNoticeSettings';
import type { Notice } from '@/features/notices/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { fresh, isQuiet, lastAnnounced, newest, rememberAnnounced } from './announcing';
import { beep } from './beep';

/** One tab at a time decides what is new, so that several open ones announce a notice once. */
const exclusively = async (act: () => void): Promise<void> => {
  if ('locks' in navigator) await navigator.locks.request('dialog.notices', act);
  else act();
};

/** Windows of the operating system and a sound for new notices, where the person wants them and not in their quiet hours. */
export function useAnnouncements(items: readonly Notice[] | undefined): void {
  const { t } = useText();
  const { login, timeZone } = useSession();
  const { topicName } = useDirectory();
  const navigate = useNavigate();
  const { data: settings } = useQuery({ queryKey: ['notice-settings'], queryFn: getNoticeSettings, staleTime: 5 * 60_000 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new list is announced once, whatever else has changed
  useEffect(() => {
    if (!items || !settings) return;
    void exclusively(() => {
      try {
        const last = lastAnnounced(login);
        const found = fresh(items, last);
        rememberAnnounced(login, newest(items, last));
        if (found.length === 0 || isQuiet(settings.quiet, Date.now(), timeZone)) return;
        if (settings.sound) beep();
        if (!settings.desktop || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
        for (const one of found) {
          // Without the resident's name or words: a screen may be seen by others.
          const window = new Notification(t(`notice.${one.kind}`, { defaultValue: one.kind }), {
            body: [one.number ? `№ ${one.number}` : null, one.topic ? topicName(one.topic) : null].filter(Boolean).join(' · '),
            tag: `dialog-${one.id}`,
          });
          window.onclick = () => {
            globalThis.focus();
            if (one.caseId) navigate(`/inbox/all/${one.caseId}`);
            window.close();
          };
        }
      } catch {
        // A browser that keeps nothing announces nothing, rather than everything again.
      }
    });
  }, [items, settings]);
}
