import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './AdminPage.module.css';

interface Props {
  label: string;
  columns: string[];
  /** Said instead of a table without rows. */
  empty: string;
  isEmpty: boolean;
  /** The rows; each ends with a cell of its own for what can be done with it. */
  children: ReactNode;
}

/** What an administrator keeps, as a table that scrolls by itself on a narrow screen. */
export function AdminTable({ label, columns, empty, isEmpty, children }: Props) {
  if (isEmpty) return <p className={classes.empty}>{empty}</p>;
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface ActionsProps {
  edit?: { label: string; act: () => void };
  remove: { label: string; act: () => void; disabled?: boolean };
}

/** The last cell of a row: changing it and taking it away. */
export function RowActions({ edit, remove }: ActionsProps) {
  return (
    <td>
      <div className={classes.actions}>
        {edit ? (
          <ActionIcon variant="subtle" aria-label={edit.label} onClick={edit.act}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        ) : null}
        <ActionIcon variant="subtle" color="red" disabled={remove.disabled} aria-label={remove.label} onClick={remove.act}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </td>
  );
}
