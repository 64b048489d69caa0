import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import classes from './Related.module.css';

interface Offer {
  message: string;
  undoLabel: string;
  /** Null when it was undone, else why not. */
  undo: () => Promise<string | null>;
  undone: string;
  open?: { label: string; act: () => void };
}

/** Says what was done and, for a while, takes it back with one press; later the related cases do. */
export function offerUndo({ message, undoLabel, undo, undone, open }: Offer): void {
  const id = notifications.show({
    color: 'green',
    autoClose: 20_000,
    message: (
      <div className={classes.offer} data-testid="undo-offer">
        <span>{message}</span>
        <span className={classes.buttons}>
          {open ? (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => {
                notifications.hide(id);
                open.act();
              }}
            >
              {open.label}
            </Button>
          ) : null}
          <Button
            variant="default"
            size="compact-xs"
            data-testid="undo"
            onClick={async () => {
              notifications.hide(id);
              const problem = await undo();
              notifications.show(
                problem ? { message: problem, color: 'red', autoClose: 10_000 } : { message: undone, color: 'green', autoClose: 4000 },
              );
            }}
          >
            {undoLabel}
          </Button>
        </span>
      </div>
    ),
  });
}
