import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './AdminPage.module.css';

interface Column {
  title: string;
  /** Aligned to the right, as its cells with `classes.number` are. */
  isNumber: true;
}

interface Props {
  label: string;
  /** None: a table without a head. */
  columns: (string | Column)[];
  /** Said instead of a table without rows. */
  empty?: string;
  isEmpty?: boolean;
  /** Whether each row ends with a cell for what can be done with it; a text names that column for a screen reader. */
  actions?: boolean | string;
  testId?: string;
  /** The rows. */
  children: ReactNode;
}

/** What an administrator keeps, as a table that scrolls by itself on a narrow screen. */
export function AdminTable({ label, columns, empty, isEmpty = false, actions = true, testId, children }: Props) {
  if (isEmpty) return empty ? <p className={classes.empty}>{empty}</p> : null;
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} data-testid={testId}>
        {columns.length > 0 ? (
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={typeof column === 'string' ? column : column.title} column={column} />
              ))}
              <ActionsHeading actions={actions} />
            </tr>
          </thead>
        ) : null}
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Heading({ column }: { column: string | Column }) {
  return typeof column === 'string' ? (
    <th scope="col">{column}</th>
  ) : (
    <th scope="col" className={classes.number}>
      {column.title}
    </th>
  );
}

function ActionsHeading({ actions }: { actions: boolean | string }) {
  if (typeof actions === 'string') {
    return (
      <th scope="col">
        <VisuallyHidden>{actions}</VisuallyHidden>
      </th>
    );
  }
  return actions ? <td /> : null;
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
