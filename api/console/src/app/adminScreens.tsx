import {
  IconAdjustments,
  IconArrowsExchange,
  IconArrowsSplit2,
  IconBolt,
  IconCalendarTime,
  IconChecklist,
  IconClockCog,
  IconEraser,
  IconForms,
  IconHierarchy2,
  IconKey,
  IconListSearch,
  IconMap2,
  IconPlugConnected,
  IconRocket,
  IconTemplate,
  IconUserOff,
  IconUsers,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import { lazy, type ReactNode } from 'react';
import type { Session } from '@/lib/api/types';

interface AdminScreen {
  /** In the address, and of its title: `admin.{name}`. */
  name: string;
  icon: TablerIcon;
  ofRegion: boolean;
  /** Who may use it, by the names of the server's table. */
  permission: string;
  /** Of use to those alone who belong to all regions. */
  everywhere?: true;
  /** Of use before there is any region. */
  first?: true;
  render: (region: string) => ReactNode;
}

const Approvals = lazy(() => import('@/features/admin/approvals/ApprovalsAdmin').then((module) => ({ default: module.ApprovalsAdmin })));
const Calendar = lazy(() => import('@/features/admin/calendar/CalendarAdmin').then((module) => ({ default: module.CalendarAdmin })));
const Deadlines = lazy(() => import('@/features/admin/deadlines/DeadlinesAdmin').then((module) => ({ default: module.DeadlinesAdmin })));
const Fields = lazy(() => import('@/features/admin/approvals/FieldsAdmin').then((module) => ({ default: module.FieldsAdmin })));
const Channels = lazy(() => import('@/features/admin/channels/ChannelsAdmin').then((module) => ({ default: module.ChannelsAdmin })));
const Webhooks = lazy(() => import('@/features/admin/webhooks/WebhooksAdmin').then((module) => ({ default: module.WebhooksAdmin })));
const Templates = lazy(() => import('@/features/admin/templates/TemplatesAdmin').then((module) => ({ default: module.TemplatesAdmin })));

const HandOvers = lazy(() => import('@/features/admin/handOvers/HandOversAdmin').then((module) => ({ default: module.HandOversAdmin })));
const Start = lazy(() => import('@/features/admin/start/StartAdmin').then((module) => ({ default: module.StartAdmin })));
const Structure = lazy(() => import('@/features/admin/structure/StructureAdmin').then((module) => ({ default: module.StructureAdmin })));
const Routing = lazy(() => import('@/features/admin/routing/RoutingAdmin').then((module) => ({ default: module.RoutingAdmin })));
const Automation = lazy(() =>
  import('@/features/admin/automation/AutomationAdmin').then((module) => ({ default: module.AutomationAdmin })),
);
const Region = lazy(() => import('@/features/admin/region/RegionAdmin').then((module) => ({ default: module.RegionAdmin })));
const People = lazy(() => import('@/features/admin/people/PeopleAdmin').then((module) => ({ default: module.PeopleAdmin })));
const Keys = lazy(() => import('@/features/admin/keys/KeysAdmin').then((module) => ({ default: module.KeysAdmin })));
const Senders = lazy(() => import('@/features/admin/senders/SendersAdmin').then((module) => ({ default: module.SendersAdmin })));
const Erasure = lazy(() => import('@/features/admin/erasure/ErasureAdmin').then((module) => ({ default: module.ErasureAdmin })));
const Regions = lazy(() => import('@/features/regions/RegionsOverview').then((module) => ({ default: module.RegionsOverview })));
const Audit = lazy(() => import('@/features/admin/audit/AuditAdmin').then((module) => ({ default: module.AuditAdmin })));

/** In the order of the menu. */
const adminScreens: AdminScreen[] = [
  {
    name: 'start',
    icon: IconRocket,
    ofRegion: true,
    permission: 'regions.manage',
    first: true,
    render: (region) => <Start key={region} region={region === '*' ? null : region} />,
  },
  {
    name: 'structure',
    icon: IconHierarchy2,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Structure key={region} region={region} />,
  },
  {
    name: 'routing',
    icon: IconArrowsSplit2,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Routing key={region} region={region} />,
  },
  {
    name: 'automation',
    icon: IconBolt,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Automation key={region} region={region} />,
  },
  {
    name: 'people',
    icon: IconUsers,
    ofRegion: true,
    permission: 'people.manage',
    first: true,
    render: (region) => <People key={region} region={region} />,
  },
  {
    name: 'handOvers',
    icon: IconArrowsExchange,
    ofRegion: true,
    permission: 'work.handOver',
    render: (region) => <HandOvers key={region} region={region} />,
  },
  {
    name: 'channels',
    icon: IconPlugConnected,
    ofRegion: true,
    permission: 'channels.manage',
    render: (region) => <Channels key={region} region={region} />,
  },
  {
    name: 'approvals',
    icon: IconChecklist,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Approvals key={region} region={region} />,
  },
  {
    name: 'templates',
    icon: IconTemplate,
    ofRegion: true,
    permission: 'templates.keep',
    render: (region) => <Templates key={region} region={region} />,
  },
  {
    name: 'calendar',
    icon: IconCalendarTime,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Calendar key={region} region={region} />,
  },
  {
    name: 'deadlines',
    icon: IconClockCog,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Deadlines key={region} region={region} />,
  },
  {
    name: 'fields',
    icon: IconForms,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Fields key={region} region={region} />,
  },
  {
    name: 'settings',
    icon: IconAdjustments,
    ofRegion: true,
    permission: 'regions.manage',
    render: (region) => <Region key={region} region={region} />,
  },
  { name: 'keys', icon: IconKey, ofRegion: true, permission: 'keys.manage', render: (region) => <Keys key={region} region={region} /> },
  {
    name: 'audit',
    icon: IconListSearch,
    ofRegion: true,
    permission: 'audit.read',
    first: true,
    render: (region) => <Audit key={region} region={region} />,
  },
  {
    name: 'senders',
    icon: IconUserOff,
    ofRegion: true,
    permission: 'senders.list',
    render: (region) => <Senders key={region} region={region} />,
  },
  {
    name: 'erasure',
    icon: IconEraser,
    ofRegion: true,
    permission: 'erasures.confirm',
    render: (region) => <Erasure key={region} region={region} />,
  },
  {
    name: 'webhooks',
    icon: IconWebhook,
    ofRegion: true,
    permission: 'webhooks.manage',
    render: (region) => <Webhooks key={region} region={region} />,
  },
  { name: 'regions', icon: IconMap2, ofRegion: false, permission: 'regions.compare', everywhere: true, render: () => <Regions /> },
];

/** Those a person may use; before there is any region, the ones that need none. */
export const screensOf = (session: Session, hasRegion = true): AdminScreen[] =>
  adminScreens.filter(
    (one) => session.permissions.includes(one.permission) && (hasRegion || one.first) && (!one.everywhere || session.region === '*'),
  );
