import { Button } from '@mantine/core';
import details from '@/features/case/Details.module.css';
import type { Schemas } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Contractors.module.css';
import type { Contractors } from './useContractors';

type Link = Schemas['ContractorItem'];

const isOpen = (link: Link): boolean => ['sent', 'opened', 'moreTime'].includes(link.state);

/** Who was sent a part of the case by a link, and the state of each link. */
export function ContractorSection({ links, contractors }: { links: Link[]; contractors: Contractors }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  if (links.length === 0) return null;
  const at = (time: string | null | undefined): string => (time ? short(time, timeZone, language) : '');
  const moment = (link: Link): string =>
    link.state === 'answered'
      ? at(link.answeredAt)
      : link.state === 'moreTime'
        ? at(link.until)
        : link.state === 'opened'
          ? at(link.openedAt)
          : at(link.sentAt);
  return (
    <section className={details.section}>
      <h3 className={details.heading}>{t('contractor.links')}</h3>
      <ul className={classes.links} data-testid="contractor-links">
        {links.map((link) => (
          <li key={link.link} data-state={link.state}>
            <strong>{link.contractor}</strong>
            <span>
              {t(`contractor.state.${link.state}`)}
              {link.state === 'expired' || link.state === 'revoked' ? null : ` ${moment(link)}`}
              {link.outcome && link.state === 'answered' ? ` · ${t(`contractor.outcome.${link.outcome}`)}` : null}
            </span>
            <span className={classes.dim}>
              {isOpen(link) ? t('contractor.until', { time: at(link.expiresAt) }) : null}
              {link.withContact ? ` ${t('contractor.contactShown')}` : null}
            </span>
            {isOpen(link) ? (
              <Button
                variant="default"
                size="compact-xs"
                loading={contractors.busy === `revoke-${link.link}`}
                aria-label={t('contractor.revokeOf', { contractor: link.contractor })}
                onClick={() => void contractors.revoke(link.link)}
                data-testid="revoke-contractor-link"
              >
                {t('contractor.revoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
