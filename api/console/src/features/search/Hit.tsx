import { Link } from 'react-router';
import { NetworkIcon } from '@/components/NetworkIcon';
import { RelativeTime } from '@/components/RelativeTime';
import { StatusBadge } from '@/components/StatusBadge';
import type { SearchHit } from '@/lib/cases/searchCases';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Search.module.css';

export function Hit({ hit: { case: one, fragments } }: { hit: SearchHit }) {
  const { t } = useText();
  const { topicName, authorityName } = useDirectory();
  return (
    <Link to={`/inbox/all/${one.id}`} className={classes.hit} data-testid={`hit-${one.number}`}>
      <span className={classes.line}>
        <NetworkIcon network={one.network} />
        <span className={classes.number}>№ {one.number}</span>
        <span>{one.residentName}</span>
        <StatusBadge status={one.status} leg={one.leg} />
        <span className={classes.grow} />
        <RelativeTime at={one.receivedAt} className={classes.dim} />
      </span>
      {fragments.length === 0 ? <p className={classes.fragment}>{one.excerpt}</p> : null}
      {fragments.map((fragment, place) => (
        // A page of results never reorders its fragments.
        <p key={place} className={classes.fragment}>
          <span className={classes.source}>{t(`search.source.${fragment.source}`)}</span>
          {fragment.segments.map((segment, at) =>
            segment.hit ? <mark key={at}>{segment.text}</mark> : <span key={at}>{segment.text}</span>,
          )}
        </p>
      ))}
      <span className={`${classes.line} ${classes.dim}`}>
        <span>{topicName(one.topic)}</span>
        {one.authority ? <span>{authorityName(one.authority)}</span> : null}
        {one.address ? <span>{one.address}</span> : null}
      </span>
    </Link>
  );
}
