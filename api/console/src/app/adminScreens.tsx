import { IconChecklist, IconForms, type TablerIcon } from '@tabler/icons-react';
import { lazy, type ReactNode } from 'react';

interface AdminScreen {
  /** In the address, and of its title: `admin.{name}`. */
  name: string;
  icon: TablerIcon;
  ofRegion: boolean;
  render: (region: string) => ReactNode;
}

const Approvals = lazy(() => import('@/features/admin/approvals/ApprovalsAdmin').then((module) => ({ default: module.ApprovalsAdmin })));
const Fields = lazy(() => import('@/features/admin/approvals/FieldsAdmin').then((module) => ({ default: module.FieldsAdmin })));

/** In the order of the menu. */
export const adminScreens: AdminScreen[] = [
  { name: 'approvals', icon: IconChecklist, ofRegion: true, render: (region) => <Approvals key={region} region={region} /> },
  { name: 'fields', icon: IconForms, ofRegion: true, render: (region) => <Fields key={region} region={region} /> },
];
