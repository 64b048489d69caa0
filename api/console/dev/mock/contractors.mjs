// Links to contractors: made, closed, and answered by nobody in particular after a few seconds.
import { randomUUID } from 'node:crypto';
import { iso } from './time.mjs';

const day = 86_400_000;

export function contractorLink(world, detail, link, body, me) {
  if (link !== undefined) {
    detail.contractors = detail.contractors.map((one) => (one.link === link ? { ...one, state: 'revoked' } : one));
    return { outcome: 'done', summary: world.change(detail, {}, 'contractor-link-revoked', {}, me, 'official'), way: null };
  }
  const made = {
    link: randomUUID(),
    contractor: body.contractor,
    task: body.task,
    sentBy: me,
    sentAt: iso(Date.now()),
    wantedBy: body.wantedBy ?? null,
    expiresAt: iso(Date.now() + (body.days ?? 7) * day),
    withContact: body.withContact,
    photos: body.photos?.length ?? 0,
    state: 'sent',
    openedAt: null,
    opens: 0,
    answeredAt: null,
    outcome: null,
    until: null,
  };
  detail.contractors = [...detail.contractors, made];
  setTimeout(() => answer(world, detail, made.link), 4000);
  const summary = world.change(detail, {}, 'contractor-asked', { contractor: body.contractor }, me, 'official');
  return { link: made.link, url: `${process.env.MOCK_ORIGIN ?? 'https://dialog.example'}/c/${randomUUID().replaceAll('-', '')}`, summary };
}

function answer(world, detail, link) {
  const known = detail.contractors.find((one) => one.link === link);
  if (known.state !== 'sent') return;
  Object.assign(known, { state: 'answered', answeredAt: iso(Date.now()), openedAt: iso(Date.now()), opens: 1, outcome: 'done' });
  world.say(detail, {
    direction: 'note',
    authorName: known.contractor,
    text: 'Сделано, бригада № 2.',
    contractor: { link, outcome: 'done', until: null },
  });
  world.change(detail, {}, 'contractor-answered', { contractor: known.contractor, outcome: 'done' }, known.contractor, 'contractor');
}
