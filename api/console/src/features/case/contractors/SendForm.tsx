import { Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '@/components/dates';
import { Secrets } from '@/components/Secrets';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import type { Message } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { fromRegional } from '@/lib/time';
import classes from './Contractors.module.css';
import { casePhotos } from './photos';
import type { Contractors } from './useContractors';

interface Props {
  messages: Message[];
  contractors: Contractors;
  dismiss: () => void;
}

const terms = [1, 3, 7, 14, 30];
const shortestReason = 5;

/** What a contractor gets by a link: the task, chosen photos, and the contact only for a reason. Then the link, once. */
export function SendForm({ messages, contractors, dismiss }: Props) {
  const { t } = useText();
  const { timeZone } = useSession();
  const photos = casePhotos(messages);
  const [contractor, setContractor] = useState('');
  const [task, setTask] = useState('');
  const [wantedBy, setWantedBy] = useState('');
  const [days, setDays] = useState('7');
  const [left, setLeft] = useState<string[]>([]);
  const [withContact, setWithContact] = useState(false);
  const [contactReason, setContactReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const ready = contractor.trim() !== '' && task.trim() !== '' && (!withContact || contactReason.trim().length >= shortestReason);
  const send = async () => {
    setProblem(null);
    const made = await contractors.send({
      contractor: contractor.trim(),
      task: task.trim(),
      days: Number(days),
      photos: photos.filter(({ key }) => !left.includes(key)).map(({ place }) => place),
      withContact,
      ...(withContact ? { contactReason: contactReason.trim() } : {}),
      ...(wantedBy ? { wantedBy: fromRegional(`${wantedBy}T23:59`, timeZone)?.toISOString() } : {}),
    });
    if ('url' in made) setUrl(made.url);
    else setProblem(made.problem);
  };
  if (url !== null) {
    return (
      <Modal opened onClose={dismiss} title={t('contractor.sentTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <div className={work.form}>
          <p className={work.hint}>{t('contractor.sentHint', { contractor: contractor.trim() })}</p>
          <Secrets texts={[url]} testid="contractor-url" />
        </div>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={dismiss} title={t('contractor.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid="contractor-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        <p className={work.hint}>{t('contractor.hint')}</p>
        <TextInput
          size="xs"
          label={t('contractor.who')}
          placeholder={t('contractor.whoExample')}
          maxLength={200}
          data-testid="contractor-name"
          value={contractor}
          onChange={(event) => setContractor(event.currentTarget.value)}
        />
        <Textarea
          size="xs"
          label={t('contractor.task')}
          autosize
          minRows={3}
          maxLength={5000}
          data-testid="contractor-task"
          value={task}
          onChange={(event) => setTask(event.currentTarget.value)}
        />
        <div className={classes.pair}>
          <DateField label={t('contractor.wantedBy')} clearable value={wantedBy} onChange={setWantedBy} />
          <Select
            size="xs"
            label={t('contractor.days')}
            allowDeselect={false}
            data={terms.map((count) => ({ value: String(count), label: t('contractor.dayCount', { count }) }))}
            value={days}
            onChange={(value) => setDays(value ?? '7')}
          />
        </div>
        {photos.length > 0 ? (
          <fieldset className={classes.photos}>
            <legend>{t('contractor.photos')}</legend>
            {photos.map(({ key, attachment }, index) => (
              <Checkbox
                key={key}
                size="xs"
                label={
                  attachment.url?.startsWith('/') ? (
                    <img src={`${attachment.url}/thumbnail`} alt={t('contractor.photo', { number: index + 1 })} loading="lazy" />
                  ) : (
                    t('contractor.photo', { number: index + 1 })
                  )
                }
                checked={!left.includes(key)}
                onChange={() => setLeft((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]))}
              />
            ))}
          </fieldset>
        ) : null}
        <Checkbox
          size="xs"
          label={t('contractor.withContact')}
          description={t('contractor.withContactHint')}
          data-testid="contractor-contact"
          checked={withContact}
          onChange={(event) => setWithContact(event.currentTarget.checked)}
        />
        {withContact ? (
          <TextInput
            size="xs"
            label={t('contractor.contactReason')}
            maxLength={500}
            value={contactReason}
            onChange={(event) => setContactReason(event.currentTarget.value)}
          />
        ) : null}
        {problem ? (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        ) : null}
        <FormButtons
          label={t('contractor.make')}
          disabled={!ready}
          busy={contractors.busy === 'contractor'}
          testId="make-contractor-link"
          dismiss={dismiss}
        />
      </form>
    </Modal>
  );
}
