import { BarChart } from '@mantine/charts';
import { useMemo } from 'react';
import type { BoardView } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { clock } from '@/lib/time';
import classes from './Board.module.css';

const minute = 60_000;

/** New cases in each of the last 60 minutes. */
export function IncomingChart({ board }: { board: BoardView }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { incomingPerMinute, at } = board;
  const data = useMemo(() => {
    const newest = Math.floor(Date.parse(at) / minute);
    const first = newest - incomingPerMinute.length + 1;
    return incomingPerMinute.map((count, index) => ({
      minute: clock((first + index) * minute, timeZone, language),
      count,
    }));
  }, [incomingPerMinute, at, timeZone, language]);
  const total = incomingPerMinute.reduce((sum, count) => sum + count, 0);
  const last = incomingPerMinute.at(-1) ?? 0;
  return (
    <section className={classes.card}>
      <h2>
        {t('board.incoming')} <span>{t('board.incomingTotal', { count: total })}</span>
      </h2>
      <p className={classes.hidden}>{t('board.incomingText', { total, last })}</p>
      <div aria-hidden>
        <BarChart
          h={190}
          data={data}
          dataKey="minute"
          series={[{ name: 'count', color: 'ink.5', label: t('board.incoming') }]}
          tickLine="none"
          gridAxis="x"
          yAxisProps={{ width: 34, allowDecimals: false }}
          xAxisProps={{ interval: 9 }}
          barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
          barChartProps={{ accessibilityLayer: false }}
          tooltipAnimationDuration={0}
        />
      </div>
    </section>
  );
}
