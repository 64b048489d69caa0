import { notifications } from '@mantine/notifications';
import type { ProfileDecision } from '@/features/case/api/decideProfile';
import details from '@/features/case/Details.module.css';
import { offerUndo } from '@/features/case/related/offerUndo';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { ProfileCases } from './ProfileCases';
import { Refused } from './Refused';
import { isAlone, profileRows } from './residentRows';
import { Suggestions } from './Suggestions';
import { useResident } from './useResident';

/** The resident's cases over all networks, and who else may be the same person. */
export function ResidentSection({ id }: { id: string }) {
  const { t } = useText();
  const decides = useSession().permissions.includes('residents.link');
  const { overview, busy, decide } = useResident(id);
  if (!overview || isAlone(overview, id)) return null;
  const rows = profileRows(overview, id);
  const take = async (decision: ProfileDecision, profile: number) => {
    const problem = await decide(decision, profile);
    if (problem) notifications.show({ message: problem, color: 'red', autoClose: 10_000 });
    else if (decision === 'undo') notifications.show({ message: t('resident.undone'), color: 'green', autoClose: 4000 });
    else {
      offerUndo({
        message: t(`resident.done.${decision}`),
        undoLabel: t('related.undo'),
        undo: () => decide('undo', profile),
        undone: t('resident.undone'),
        cases: [id],
      });
    }
  };
  return (
    <section className={details.section} data-testid="resident-overview">
      <h3 className={details.heading}>{t('resident.title')}</h3>
      {rows.map((one) => (
        <ProfileCases
          key={one.profile.id}
          rows={one}
          undo={decides && !one.profile.isOwn ? () => void take('undo', one.profile.id) : undefined}
          busy={busy === one.profile.id}
        />
      ))}
      <Suggestions suggestions={overview.suggestions} busy={busy} decide={decides ? take : undefined} />
      <Refused refused={overview.refused} undo={decides ? (profile) => void take('undo', profile) : undefined} />
    </section>
  );
}
