import { Alert, Badge, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useConfirm } from '@/components/Confirm';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { clock } from '@/lib/time';
import { drainNode } from './api/drainNode';
import { setLogLevel } from './api/setLogLevel';
import type { PlatformNode } from './api/types';
import { useSpan } from './useSpan';

const colors = { active: 'green', silent: 'red', draining: 'yellow' } as const;
const mebibyte = 1024 * 1024;
/** What may be chosen for ten minutes: the server's list without the dangerous. */
const logLevels = [
  { category: 'Dialog', level: 'Debug' },
  { category: 'Orleans', level: 'Debug' },
  { category: 'Npgsql', level: 'Information' },
  { category: 'Microsoft.AspNetCore', level: 'Information' },
] as const;

/** Silos and apis: how they are, and what can be asked of them. */
export function NodesCard({ nodes, done }: { nodes: PlatformNode[] | null; done: () => void }) {
  const { t } = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (what: () => Promise<void>) => {
    setProblem(null);
    try {
      await what();
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
    done();
  };
  return (
    <section className={classes.card} data-testid="platform-nodes">
      <div className={classes.head}>
        <h2>{t('platform.nodes')}</h2>
      </div>
      {problem ? (
        <Alert color="red" role="alert" mb={8}>
          {problem}
        </Alert>
      ) : null}
      {nodes === null ? <p className={classes.hint}>{t('platform.unknown')}</p> : null}
      <AdminTable
        label={t('platform.nodes')}
        columns={[
          t('platform.node'),
          t('platform.state'),
          t('platform.started'),
          { title: t('platform.processor'), isNumber: true },
          { title: t('platform.memory'), isNumber: true },
          t('platform.work'),
        ]}
        isEmpty={nodes === null}
        actions={t('platform.actions')}
      >
        {(nodes ?? []).map((node) => (
          <Row key={node.id} node={node} act={act} />
        ))}
      </AdminTable>
    </section>
  );
}

function Row({ node, act }: { node: PlatformNode; act: (what: () => Promise<void>) => Promise<void> }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const span = useSpan();
  const figure = (name: string, digits: number) => {
    const value = node.figures[name];
    return value === undefined ? '—' : value.toLocaleString(language, { maximumFractionDigits: digits });
  };
  const memory = node.figures.memory;
  return (
    <tr data-testid="platform-node" data-kind={node.kind}>
      <th scope="row">
        {t(`platform.kind.${node.kind}`)} {node.host}
        <div className={classes.dim}>{node.address}</div>
        <div className={classes.dim}>{t('platform.version', { version: node.version })}</div>
      </th>
      <td>
        <Badge variant="light" color={colors[node.state as keyof typeof colors]}>
          {t(`platform.nodeState.${node.state}`)}
        </Badge>
        {node.state === 'silent' ? <div className={classes.dim}>{t('platform.silentFor', { age: span(node.silentSeconds) })}</div> : null}
        {node.cluster ? <div className={classes.dim}>{t('platform.inCluster', { state: node.cluster })}</div> : null}
        {node.logLevel ? (
          <div className={classes.dim}>
            {t('platform.logUntil', {
              level: node.logLevel.level,
              category: node.logLevel.category,
              until: clock(node.logLevel.until, timeZone, language),
            })}
          </div>
        ) : null}
      </td>
      <td>
        <RelativeTime at={node.startedAt} />
      </td>
      <td className={classes.number}>{figure('processor', 2)}</td>
      <td className={classes.number}>{memory === undefined ? '—' : t('platform.megabytes', { count: Math.round(memory / mebibyte) })}</td>
      <td>
        {node.kind === 'silo'
          ? t('platform.siloWork', {
              activations: node.activations ?? '—',
              appends: figure('appends', 1),
              milliseconds: batchTime(node, language),
            })
          : t('platform.apiWork', { screens: figure('screens', 0) })}
      </td>
      <td>
        <NodeMenu node={node} act={act} />
      </td>
    </tr>
  );
}

const batchTime = (node: PlatformNode, language: string) => {
  const seconds = node.figures['batch-seconds'];
  return seconds === undefined ? '—' : (seconds * 1000).toLocaleString(language, { maximumFractionDigits: 1 });
};

function NodeMenu({ node, act }: { node: PlatformNode; act: (what: () => Promise<void>) => Promise<void> }) {
  const { t } = useText();
  const confirmed = useConfirm();
  const name = `${t(`platform.kind.${node.kind}`)} ${node.host}`;
  const drain = async () => {
    const question = { title: t('platform.drain'), text: t('platform.drainQuestion', { name }), agree: t('platform.drainAgree') };
    if (await confirmed(question)) await act(() => drainNode(node.id));
  };
  if (node.state === 'silent') return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" aria-label={t('platform.actionsOf', { name })}>
          {t('platform.actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('platform.logLevel')}</Menu.Label>
        {logLevels.map((one) => (
          <Menu.Item key={one.category} onClick={() => void act(() => setLogLevel(node.id, one))}>
            {one.category}: {one.level}
          </Menu.Item>
        ))}
        {node.logLevel ? <Menu.Item onClick={() => void act(() => setLogLevel(node.id, null))}>{t('platform.logBack')}</Menu.Item> : null}
        <Menu.Divider />
        <Menu.Item color="red" disabled={node.state === 'draining'} onClick={() => void drain()}>
          {t('platform.drain')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
