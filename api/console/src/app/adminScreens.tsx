import {
  IconCalendarTime, IconChecklist, IconClockCog, IconEraser, IconForms, IconKey, IconListSearch, IconPlugConnected, IconTemplate, IconUsers, IconWebhook, type TablerIcon,
} from '@tabler/icons-react';
import { lazy, type ReactNode } from 'react';

interface AdminScreen {
  /** In the address, and of its title: `admin.{name}`. */
  name: string;
  icon: TablerIcon;
  ofRegion: boolean;
  render: (region: string) => ReactNode;
}

const Approvals = lazy(() => import('@/features/admin/approvals/ApprovalsAdmin').then((module) => ({ default: module.ApprovalsAdmin })));
const Calendar = lazy(() => import('@/features/admin/calendar/CalendarAdmin').then((module) => ({ default: module.CalendarAdmin })));
const Deadlines = lazy(() => import('@/features/admin/deadlines/DeadlinesAdmin').then((module) => ({ default: module.DeadlinesAdmin })));
const Fields = lazy(() => import('@/features/admin/approvals/FieldsAdmin').then((module) => ({ default: module.FieldsAdmin })));
const Channels = lazy(() => import('@/features/admin/channels/ChannelsAdmin').then((module) => ({ default: module.ChannelsAdmin })));
const Webhooks = lazy(() => import('@/features/admin/webhooks/WebhooksAdmin').then((module) => ({ default: module.WebhooksAdmin })));
const Templates = lazy(() => import('@/features/admin/templates/TemplatesAdmin').then((module) => ({ default: module.TemplatesAdmin })));

const People = lazy(() => import('@/features/admin/people/PeopleAdmin').then((module) => ({ default: module.PeopleAdmin })));
const Keys = lazy(() => import('@/features/admin/keys/KeysAdmin').then((module) => ({ default: module.KeysAdmin })));
const Erasure = lazy(() => import('@/features/admin/erasure/ErasureAdmin').then((module) => ({ default: module.ErasureAdmin })));
const Audit = lazy(() => import('@/features/admin/audit/AuditAdmin').then((module) => ({ default: module.AuditAdmin })));

/** In the order of the menu. */
export const adminScreens: AdminScreen[] = [
  { name: 'people', icon: IconUsers, ofRegion: true, render: (region) => <People key={region} region={region} /> },
  { name: 'channels', icon: IconPlugConnected, ofRegion: true, render: (region) => <Channels key={region} region={region} /> },
  { name: 'approvals', icon: IconChecklist, ofRegion: true, render: (region) => <Approvals key={region} region={region} /> },
  { name: 'templates', icon: IconTemplate, ofRegion: true, render: (region) => <Templates key={region} region={region} /> },
  { name: 'calendar', icon: IconCalendarTime, ofRegion: true, render: (region) => <Calendar key={region} region={region} /> },
  { name: 'deadlines', icon: IconClockCog, ofRegion: true, render: (region) => <Deadlines key={region} region={region} /> },
  { name: 'fields', icon: IconForms, ofRegion: true, render: (region) => <Fields key={region} region={region} /> },
  { name: 'keys', icon: IconKey, ofRegion: true, render: (region) => <Keys key={region} region={region} /> },
  { name: 'audit', icon: IconListSearch, ofRegion: true, render: (region) => <Audit key={region} region={region} /> },
  { name: 'erasure', icon: IconEraser, ofRegion: true, render: (region) => <Erasure key={region} region={region} /> },
  { name: 'webhooks', icon: IconWebhook, ofRegion: true, render: (region) => <Webhooks key={region} region={region} /> },
];
