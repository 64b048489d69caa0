import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Composer.module.css';
import type { Mentions } from './useMentions';

/** Colleagues by name; the keys stay in the text field. */
export function MentionList({ mentions }: { mentions: Mentions }) {
  const { t } = useText();
  const { authorityName } = useDirectory();
  return (
    <div id={mentions.listId} role="listbox" aria-label={t('composer.mention.label')} className={classes.people} data-testid="mentions">
      {mentions.found.map((one, index) => (
        <div
          key={one.id}
          id={`${mentions.listId}-${index}`}
          role="option"
          aria-selected={index === mentions.active}
          tabIndex={-1}
          className={classes.person}
          // Before the field loses the focus and closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
            mentions.pick(index);
          }}
        >
          {one.name}
          <span className={classes.position}>
            {[one.position, one.authority ? authorityName(one.authority) : null].filter(Boolean).join(', ')}
          </span>
        </div>
      ))}
    </div>
  );
}
