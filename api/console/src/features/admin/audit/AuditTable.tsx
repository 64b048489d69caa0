import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import type { AuditLine } from '@/features/admin/audit/api/types';
import { useText } from '@/lib/i18n';
import { exact, short, zoneName } from '@/lib/time';
import { useAuditZone } from './useAuditZone';

export function AuditTable({ lines }: { lines: AuditLine[] }) {
  const { t, language } = useText();
  const timeZone = useAuditZone();
  // The common actions have a text; an unknown action is shown by its name.
  const action = (line: AuditLine) => t(`audit.name.${line.action.replaceAll('.', '-')}`, { defaultValue: line.action });
  const outcome = (line: AuditLine) => t(`audit.outcome.${line.outcome}`, { defaultValue: line.outcome ?? '' });
  return (
    <AdminTable
      label={t('audit.lines')}
      columns={[
        t('audit.at', { zone: zoneName(timeZone, language) }),
        t('audit.who'),
        t('audit.action'),
        t('audit.about'),
        t('audit.result'),
      ]}
      actions={false}
    >
      {lines.map((line) => (
        <tr key={line.id} data-testid="audit-line" data-action={line.action}>
          <td>
            <time dateTime={line.at} title={exact(line.at, timeZone, language)}>
              {short(line.at, timeZone, language)}
            </time>
          </td>
          <th scope="row">
            {line.who}
            <div className={classes.dim}>
              {[line.role && t(`role.${line.role}`, { defaultValue: line.role }), line.address].filter(Boolean).join(' · ')}
            </div>
          </th>
          <td>{action(line)}</td>
          <td>
            {[line.caseNumber ? t('case.label', { number: line.caseNumber }) : null, line.subject].filter(Boolean).join(', ')}
            {line.detail ? <div className={classes.dim}>{line.detail}</div> : null}
          </td>
          <td>{outcome(line)}</td>
        </tr>
      ))}
    </AdminTable>
  );
}
