import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import classes from './Related.module.css';
import { forget, remember, type Undoable } from './undoable';

interface Offer extends Undoable {
  open?: { label: string; act: () => void };
}

/** Takes it back and says how that went. */
export async function takeBack(one: Undoable): Promise<void> {
  const problem = await one.undo();
  if (problem === null) forget(one);
  notifications.show(
    problem ? { message: problem, color: 'red', autoClose: 10_000 } : { message: one.undone, color: 'green', autoClose: 4000 },
  );
}

/** Says what was done and takes it back with one press; for ten minutes the menus of its cases do too, later the related cases. */
export function offerUndo({ open, ...offer }: Offer): void {
  remember(offer);
  const id = notifications.show({
    color: 'green',
    autoClose: 20_000,
    message: (
      <div className={classes.offer} data-testid="undo-offer">
        <span>{offer.message}</span>
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
            onClick={() => {
              notifications.hide(id);
              void takeBack(offer);
            }}
          >
            {offer.undoLabel}
          </Button>
        </span>
      </div>
    ),
  });
}
