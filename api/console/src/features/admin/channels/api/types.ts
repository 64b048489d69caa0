import type { Narrow, Schemas } from '@/lib/api/types';

export type ReceiveMode = Schemas['ReceiveMode'];
export type MailSecurity = Schemas['MailSecurity'];
export type MailServers = Schemas['MailServers'];
export type MailSignIn = Schemas['MailSignIn'];
/** What is written; a secret left out stays as it was. */
export type ChannelSettings = Narrow<Schemas['ChannelSettings'], { mode: ReceiveMode; enabled: boolean; neverPublish: boolean }>;
export type Channel = Schemas['ChannelView'];
export type ServiceValue = Schemas['ServiceValue'];
export type ServiceGap = Schemas['ServiceGap'];
export type Leg = Schemas['Leg'];
export type ChannelIntake = Schemas['ChannelIntake'];
export type DeadLetter = Schemas['DeadLetterItem'];
export type DeadLetterPage = Schemas['DeadLetterPage'];
export type DeadLetterPayload = Schemas['DeadLetterPayload'];
export type UndeliveredAnswer = Schemas['UndeliveredAnswer'];
export type UndeliveredPage = Schemas['UndeliveredPage'];
export type TestSent = Schemas['TestSent'];
