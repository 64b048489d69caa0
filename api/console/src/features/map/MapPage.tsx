import { Button, Loader, SegmentedControl, Select } from '@mantine/core';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { Legend } from './Legend';
import classes from './Map.module.css';
import { PointList } from './PointList';
import { PointsMap } from './PointsMap';
import { useMap } from './useMap';

const day = 24;
const week = 168;

/** Where the region's cases are: a map and the same as a list; every filter is in the address. */
export function MapPage() {
  const { t } = useText();
  const navigate = useNavigate();
  const { topics, allAuthorities, topicName } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const hours = parameters.get('hours') === String(week) ? week : day;
  const topic = parameters.get('topic');
  const authority = parameters.get('authority');
  const { view, placed, rings, isError, refetch } = useMap({ hours, topic, authority });
  useEffect(() => {
    document.title = `${t('map.title')} — ${t('app.name')}`;
  }, [t]);
  const set = (name: string, value: string | null) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  const clearing = {
    clearable: true,
    clearButtonProps: { 'aria-label': t('common.clear') },
    searchable: true,
    nothingFoundMessage: t('common.nothingFound'),
  };
  return (
    <main id="content" className={classes.page} tabIndex={-1} data-testid="map-page">
      <h1>{t('map.title')}</h1>
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t('map.time')}
          data={[
            { value: String(day), label: t('map.day') },
            { value: String(week), label: t('map.week') },
          ]}
          value={String(hours)}
          onChange={(next) => set('hours', next === String(day) ? null : next)}
        />
        <Select
          size="xs"
          aria-label={t('case.topic')}
          placeholder={t('map.anyTopic')}
          data={topics.map((one) => ({ value: one.code, label: topicName(one.code) }))}
          value={topic}
          onChange={(next) => set('topic', next)}
          data-testid="map-topic"
          {...clearing}
        />
        <Select
          size="xs"
          aria-label={t('case.authority')}
          placeholder={t('map.anyAuthority')}
          data={allAuthorities.map((one) => ({ value: one.id, label: one.name }))}
          value={authority}
          onChange={(next) => set('authority', next)}
          {...clearing}
        />
      </div>
      {view ? (
        <>
          <p className={classes.said} data-testid="map-said">
            {t('map.said', { placed: view.total - view.withoutPlace, without: view.withoutPlace })}
            {view.isCut ? ` ${t('map.cut', { count: view.points.length })}` : ''}
          </p>
          <Legend points={placed} />
          <div className={classes.both}>
            <PointsMap
              points={placed}
              rings={rings}
              label={t('map.label', { count: placed.length })}
              open={(id) => void navigate(`/inbox/all/${id}`)}
            />
            <section className={classes.side} aria-label={t('map.list')} tabIndex={0}>
              <PointList points={placed} />
            </section>
          </div>
        </>
      ) : isError ? (
        <div role="alert">
          <p>{t('map.failed')}</p>
          <Button variant="default" onClick={refetch}>
            {t('common.retry')}
          </Button>
        </div>
      ) : (
        <Loader size="sm" aria-label={t('common.loading')} />
      )}
    </main>
  );
}
