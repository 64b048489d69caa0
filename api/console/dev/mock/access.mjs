// Who signs in and how: "held" has yet to set up a second factor, "factor" is asked for one, a lasting change asks for a proof.
// The password "wrong", the code 000000, the invitation "old" and the subject "taken" are refused.
import { iso } from './time.mjs';

const day = 86_400_000;

export const options = { provider: 'Портал служащих' };

const account = (login, name, role, more = {}) => ({
  login,
  name,
  role,
  region: 'demo',
  authority: null,
  disabled: false,
  hasPassword: true,
  mustChangePassword: false,
  secondFactor: false,
  passkeys: 0,
  officialShared: false,
  severalRegions: false,
  roles: [],
  guest: false,
  signedInAt: iso(Date.now() - day / 3),
  ...more,
});

const people = [
  account('belova', 'Белова Татьяна Олеговна', 'operator', { secondFactor: true }),
  account('lukin', 'Лукин Павел Романович', 'operator', {
    region: 'south',
    severalRegions: true,
    roles: [{ region: 'demo', role: 'lead', authority: null, official: null }],
  }),
  account('smirnova', 'Смирнова Анна Павловна', 'executor', {
    authority: 'roads',
    hasPassword: false,
    identity: { issuer: 'https://id.example', subject: '7f0c2b1e-55aa-4c0e-9d1c-0f5a3a1d9b7e', boundAt: iso(Date.now() - 9 * day) },
  }),
  account('orlova', 'Орлова Елена Викторовна', 'executor', { authority: 'health', hasPassword: false, signedInAt: null }),
  account('gromov', 'Громов Андрей Львович', 'lead', { passkeys: 2, invitedUntil: iso(Date.now() + 2 * day) }),
  account('petrov', 'Петров Олег Игоревич', 'approver', { authority: 'housing', disabled: true }),
];

const wrong = (refusal, field, text) => refusal(400, { code: 'invalid', errors: { [field]: [text] } });

/** What is answered to somebody who has yet to sign in, or to show that it is them; undefined: something else was asked. */
export function entering(path, body, session, refusal) {
  switch (path) {
    case '/api/v1/session/options':
      return options;
    case '/api/v1/session/invitation':
      if (body.token === 'old') throw refusal(404, { code: 'not-found' });
      return { name: 'Орлова Елена Викторовна', login: 'orlova' };
    case '/api/v1/session/proof':
      if (body.password === 'wrong') throw wrong(refusal, 'password', 'is wrong');
      if (body.code === '000000') throw wrong(refusal, 'code', 'is wrong, of another time, or was used before');
      session.proved = true;
      if (session.factor) session.secondFactorMissing = false;
      return {};
    default:
      return undefined;
  }
}

/** The account of whoever is signed in. */
export function own(action, verb, method, body, session, refusal) {
  const codes = { recoveryCodes: Array.from({ length: 10 }, (_, index) => `${index}c4f-${index}a91-7be${index}`) };
  if (action === 'sessions') return [];
  if (action === 'security')
    return {
      hasPassword: true,
      mustChangePassword: false,
      secondFactor: Boolean(session.factor),
      recoveryCodesLeft: session.factor ? 10 : 0,
      passkeys: [],
      provider: true,
      secondFactorRequired: Boolean(session.held),
    };
  if (action !== 'totp') throw refusal(404, { code: 'not-found' });
  if (method === 'DELETE') {
    session.factor = false;
    return {};
  }
  if (verb !== 'enable')
    return {
      key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: '',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h2v2H6z"/></svg>',
    };
  if (body.code === '000000') throw wrong(refusal, 'code', 'is wrong or of another time');
  session.factor = true;
  // One that was set up in a session counts for it.
  session.secondFactorMissing = false;
  return codes;
}

/** Accounts as an administrator keeps them. */
export function users(method, login, action, verb, body, session, refusal) {
  if (!login) return people;
  if (!session.proved) throw refusal(403, { code: 'proof-required' });
  const one = people.find((person) => person.login === login);
  if (action === 'roles') {
    one.roles = one.roles.filter((role) => role.region !== verb);
    if (method === 'PUT') one.roles.push({ region: verb, ...body });
    one.severalRegions = one.roles.length > 0;
    return {};
  }
  if (action === 'invitation') {
    one.invitedUntil = iso(Date.now() + 3 * day);
    return { path: '/#invitation=k3Jd92-mock-invitation', expiresAt: one.invitedUntil };
  }
  if (action === 'identity' && method === 'DELETE') Object.assign(one, { identity: null, invitedUntil: null });
  else if (action === 'identity') {
    if (body.subject === 'taken') throw wrong(refusal, 'subject', 'is bound to another account');
    Object.assign(one, { identity: { issuer: 'https://id.example', subject: body.subject, boundAt: iso(Date.now()) }, invitedUntil: null });
  } else if (action === 'reset-password') return { password: 'тропа-фонарь-гвоздь-сахар' };
  else if (action) Object.assign(one, action === 'disable' ? { disabled: true } : action === 'enable' ? { disabled: false } : {});
  else if (one) Object.assign(one, body);
  else people.push(account(login, body.name, body.role, { ...body, signedInAt: null }));
  return {};
}
