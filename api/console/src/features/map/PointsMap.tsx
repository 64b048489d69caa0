import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { type PointerEvent, useRef, useState } from 'react';
import { useText } from '@/lib/i18n';
import { type Cluster, clusters } from './clusters';
import classes from './Map.module.css';
import { allInSight, inPixels, pan, type Sight, type Spot, zoom } from './projection';
import type { PlacedCase } from './useMap';

interface Props {
  points: PlacedCase[];
  rings: Spot[][];
  /** What the picture shows, for those who do not see it: the same is beside it as a list. */
  label: string;
  open: (id: string) => void;
}

const step = 1.8;
/** A hand that trembles still clicks. */
const still = 4;

/** Points over the region's outline, drawn by the browser alone: no graphics card, no tiles, no other host is needed. */
export function PointsMap({ points, rings, label, open }: Props) {
  const { t } = useText();
  const { ref, width, height } = useElementSize();
  const size = { width, height };
  const [chosen, setChosen] = useState<Sight | null>(null);
  const drag = useRef<Spot | null>(null);
  // Whether the pointer has moved since it went down: then what follows is no click.
  const moved = useRef(false);
  const all = rings.length > 0 ? rings.flat() : points.map((one) => one.spot);
  const sight = chosen ?? allInSight(all, size);
  const shown = sight ? clusters(points, sight) : [];
  const change = (next: (sight: Sight) => Sight) => sight && setChosen(next(sight));
  const enter = (cluster: Cluster<PlacedCase>) => {
    const only = cluster.points.length === 1 ? cluster.points[0] : undefined;
    if (only) return open(only.id);
    const nearer = allInSight(
      cluster.points.map((one) => one.spot),
      size,
      60,
    );
    // Those at one spot stay together however near one comes: the list tells them apart.
    if (nearer && sight) setChosen({ ...nearer, scale: Math.max(nearer.scale, sight.scale) });
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from) return;
    const right = event.clientX - from.x;
    const down = event.clientY - from.y;
    if (!moved.current && Math.hypot(right, down) < still) return;
    moved.current = true;
    drag.current = { x: event.clientX, y: event.clientY };
    change((now) => pan(now, right, down));
  };
  const stop = () => {
    drag.current = null;
  };
  return (
    <div className={classes.map} ref={ref} data-testid="map">
      <svg
        role="img"
        aria-label={label}
        className={classes.picture}
        viewBox={`0 0 ${Math.max(1, width)} ${Math.max(1, height)}`}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY };
          moved.current = false;
        }}
        onPointerMove={move}
        onPointerUp={stop}
        onPointerLeave={stop}
      >
        {sight ? <path className={classes.outline} d={rings.map((ring) => lineOf(ring, sight, size)).join('')} /> : null}
        {sight
          ? shown.map((one) => (
              <Mark
                key={one.key}
                cluster={one}
                at={inPixels(one.middle, sight, size)}
                enter={() => {
                  if (!moved.current) enter(one);
                }}
              />
            ))
          : null}
      </svg>
      <div className={classes.zoom}>
        <ActionIcon variant="default" aria-label={t('map.nearer')} onClick={() => change((now) => zoom(now, step, size))}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('map.farther')} onClick={() => change((now) => zoom(now, 1 / step, size))}>
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('map.whole')} onClick={() => setChosen(null)}>
          <IconFocusCentered size={16} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}

function lineOf(ring: Spot[], sight: Sight, size: { width: number; height: number }): string {
  return `M${ring
    .map((spot) => inPixels(spot, sight, size))
    .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('L')}Z`;
}

/** One point, or several as a disc with their number; what is late has corners, so that it is not told by its colour alone. */
function Mark({ cluster, at, enter }: { cluster: Cluster<PlacedCase>; at: Spot; enter: () => void }) {
  const count = cluster.points.length;
  const radius = count === 1 ? 7 : Math.min(22, 11 + Math.log2(count) * 2);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a picture for the pointer; the list beside it opens the same cases by keyboard
    <g
      className={classes.mark}
      data-state={cluster.state}
      data-testid={count === 1 ? 'map-point' : 'map-cluster'}
      transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}
      onClick={enter}
    >
      {cluster.state === 'overdue' ? (
        <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} rx={3} transform={count === 1 ? 'rotate(45)' : undefined} />
      ) : (
        <circle r={radius} />
      )}
      {count > 1 ? (
        <text textAnchor="middle" dominantBaseline="central">
          {count}
        </text>
      ) : null}
    </g>
  );
}
