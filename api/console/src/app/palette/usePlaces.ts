import { useNavigate } from 'react-router';
import { addressOf } from '@/features/queue/savedFilter';
import { quickViews, useSavedViews } from '@/features/queue/useSavedViews';
import { viewNames } from '@/lib/cases/views';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import type { Entry } from './found';

/** Lists that can be opened: the views, the saved ones, those of a topic, of an authority, of the authority of a person. */
export function usePlaces(): Entry[] {
  const { t } = useText();
  const navigate = useNavigate();
  const { topics, authorities, officials, topicName, authorityName } = useDirectory();
  const saved = useSavedViews();
  const to = (address: string) => () => void navigate(address);
  const ofAuthority = (id: string) => addressOf({ view: 'open', authority: id });
  return [
    ...viewNames.map((view) => ({
      id: `view-${view}`,
      group: 'views' as const,
      label: t(`view.${view}`),
      run: to(view === 'approvals' ? '/approvals' : `/inbox/${view}`),
    })),
    ...quickViews.map((one) => ({
      id: `view-${one.key}`,
      group: 'views' as const,
      label: t(`views.quick.${one.name}`),
      run: to(addressOf(one.filter)),
    })),
    ...saved.map((one) => ({
      id: `view-${one.id}`,
      group: 'views' as const,
      label: one.name,
      hint: t('views.saved'),
      run: to(addressOf(one.filter)),
    })),
    ...topics.map((one) => ({
      id: `topic-${one.code}`,
      group: 'views' as const,
      label: topicName(one.code),
      hint: t('case.topic'),
      run: to(addressOf({ view: 'open', topics: [one.code] })),
    })),
    ...authorities.map((one) => ({
      id: `authority-${one.id}`,
      group: 'people' as const,
      label: one.name,
      hint: t('palette.ofAuthority'),
      run: to(ofAuthority(one.id)),
    })),
    ...officials.map((one) => ({
      id: `official-${one.id}`,
      group: 'people' as const,
      label: one.name,
      hint: [one.position, authorityName(one.authority)].filter(Boolean).join(', '),
      run: to(ofAuthority(one.authority)),
    })),
  ];
}
