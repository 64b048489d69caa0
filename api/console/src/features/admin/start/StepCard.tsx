import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconCircleDot } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import classes from '@/features/admin/AdminPage.module.css';
import { NewRegionForm } from '@/features/admin/region/NewRegionForm';
import { useText } from '@/lib/i18n';
import type { Step, StepName } from './checklist';
import own from './Start.module.css';
import { TestMessage } from './TestMessage';

const icons = { done: IconCircleCheckFilled, now: IconCircleDot, later: IconCircle };

/** Where a step is done, by its name; the region, the message and its answer are done here. */
const screens: Partial<Record<StepName, string>> = {
  calendar: 'calendar',
  structure: 'structure',
  routing: 'routing',
  people: 'people',
  channel: 'channels',
};

/** A step, what it is for, what is missing, and the way to it. */
export function StepCard({ step, code }: { step: Step; code: string | null }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { name, state, missing } = step;
  const Icon = icons[state];
  const screen = screens[name];
  const to = name === 'account' ? '/security' : screen && code ? `/admin/${code}/${screen}` : null;
  return (
    <li className={`${classes.card} ${own.step}`} data-state={state} data-testid={`step-${name}`}>
      <Icon size={20} className={own.icon} role="img" aria-label={t(`start.state.${state}`)} />
      <div className={own.what}>
        <h2 className={own.title}>{t(`start.step.${name}.title`)}</h2>
        {state === 'done' ? null : <p className={classes.empty}>{t(`start.step.${name}.why`)}</p>}
        {missing.length > 0 && state !== 'later' ? (
          <ul className={own.missing}>
            {missing.map((one) => (
              <li key={one}>{t(`start.missing.${one}`)}</li>
            ))}
          </ul>
        ) : null}
        {name === 'region' && state !== 'done' ? <NewRegionForm made={(made) => void navigate(`/admin/${made.code}/start`)} /> : null}
        {name === 'channel' && code ? (
          <p className={classes.empty}>
            <a href={`/r/${code}`} target="_blank" rel="noreferrer">
              {t('start.openForm')}
            </a>
          </p>
        ) : null}
        {name === 'message' && code ? <TestMessage code={code} isDone={state === 'done'} /> : null}
      </div>
      {to ? (
        <Button component={Link} to={to} variant={state === 'now' ? 'filled' : 'default'} size="compact-sm" data-testid={`go-${name}`}>
          {t(state === 'done' ? 'start.look' : 'start.go')}
        </Button>
      ) : null}
    </li>
  );
}
