/** Names for the generated types of the api that more than one feature uses. Times are ISO 8601 UTC strings. */

import type { components } from './schema';

export type Schemas = components['schemas'];

/** A generated type some of whose members the console knows more exactly than the document says. */
export type Narrow<T, N extends { [K in keyof N]: K extends keyof T ? unknown : never }> = Omit<T, keyof N> & N;

// Cases
export type CaseStatus = Schemas['CaseStatus'];
export type MessageKind = Schemas['MessageKind'];
export type Importance = Schemas['Importance'];
export type DeliveryState = Schemas['DeliveryState'];
export type ApprovalState = Schemas['ApprovalState'];
export type FormalState = Schemas['FormalState'];
export type AnswerKind = Schemas['AnswerKind'];
export type PromiseState = Promised['state'];
export type CaseSummary = Schemas['CaseSummary'];
export type CasePage = Schemas['CasePage'];
export type CommandReply = Narrow<Schemas['CommandAnswer'], { summary: CaseSummary }>;
export type RelatedCases = Schemas['RelatedCases'];
export type ResidentOverview = Schemas['ResidentOverview'];
export type ResidentProfile = Schemas['ResidentProfile'];
export type SuggestedProfile = Schemas['SuggestedProfile'];
export type RefusedProfile = Schemas['RefusedProfile'];
export type Attachment = Schemas['Attachment'];
/** A file kept for a case, ready to go out with an answer. */
export type KeptFile = Schemas['FileView'];
export type Message = Schemas['CaseMessage'];
/** The data of an event is its own JSON: old events may lack newer fields. */
export type HistoryItem = Narrow<Schemas['HistoryItem'], { data: Record<string, unknown> }>;
export type DeadlineStep = Schemas['DeadlineStep'];
export type Deadline = Narrow<Schemas['DeadlineItem'], { steps: DeadlineStep[] }>;
export type Proposal = Schemas['ProposalItem'];
export type Revision = Schemas['RevisionItem'];
export type Review = Schemas['ReviewItem'];
export type Promised = Schemas['PromiseItem'];
export type FormalAppeal = Schemas['FormalItem'];
export type HandedBack = Schemas['HandBackItem'];
/** What officials have agreed, promised and noted about a case. */
export type CaseWork = Schemas['CaseWork'];
export type CaseDetail = Narrow<Schemas['CaseDetail'], { history: HistoryItem[]; deadlines: Deadline[] }>;
/** A filter over the queue; the parts of the list's query. */
export type SavedFilter = Schemas['SavedFilter'];

export const messageKinds = ['complaint', 'question', 'clarification', 'proposal', 'initiative', 'thanks'] as const satisfies MessageKind[];
export const promiseStates = ['open', 'answered', 'broken', 'kept', 'moved', 'dropped'] as const satisfies PromiseState[];

// People and the directory
export type Role = Session['role'];
export type Session = Schemas['Session'];
export type Topic = Schemas['TopicName'];
export type Authority = Schemas['DirectoryAuthority'];
export type Official = Schemas['DirectoryOfficial'];
export type Colleague = Schemas['Colleague'];
export type Directory = Schemas['RegionDirectory'];

export const roles = ['operator', 'executor', 'approver', 'lead', 'analyst', 'administrator', 'engineer'] as const satisfies Role[];

// A region's configuration
export type RegionName = Schemas['RegionName'];
export type RegionConfiguration = Schemas['RegionConfiguration'];
export type ConfiguredAuthority = Schemas['Authority'];
export type ConfiguredOfficial = Schemas['Official'];
export type Absence = Schemas['Absence'];
export type RoutingRule = Schemas['RoutingRule'];
export type RegionDifference = Schemas['RegionDifference'];
export type ApprovalPolicy = Schemas['ApprovalPolicy'];
export type ApprovalMode = Schemas['ApprovalMode'];
export type AutonomyRule = Schemas['AutonomyRule'];
export type FieldKind = CustomField['kind'];
export type CustomField = Schemas['CustomField'];
export type DeadlineRule = Schemas['DeadlineRule'];
export type MessageSource = Schemas['MessageSource'];
export type Calendar = Schemas['CalendarConfiguration'];
export type CalendarLayer = Schemas['CalendarLayer'];
export type LayerKind = Schemas['CalendarLayerKind'];
export type AuthoritySchedule = Schemas['AuthoritySchedule'];
export type EmergencyDay = Schemas['EmergencyDay'];
export type Weekday = Schemas['DayOfWeek'];
/** Local times, HH:mm:ss; an end of 00:00:00 is the end of the day. */
export type Hours = Schemas['WorkingHours'];
export type WorkingInterval = Schemas['WorkingInterval'];

export const fieldKinds = ['text', 'number', 'date', 'choice'] as const satisfies FieldKind[];
export const approvalModes = ['autonomous', 'reviewAfter', 'oneApprover', 'twoApprovers'] as const satisfies ApprovalMode[];
export const messageSources = ['direct', 'monitoring'] as const satisfies MessageSource[];
export const layerKinds = ['federal', 'regional'] as const satisfies LayerKind[];
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies Weekday[];

// The board
export type BoardView = Schemas['BoardView'];
export type AuthorityLoad = Schemas['AuthorityLoad'];
export type TopicCount = Schemas['TopicCount'];
export type OfficialLoad = Schemas['OfficialLoad'];
export type SteeringFigures = Schemas['SteeringFigures'];
export type ComparedFigure = Schemas['ComparedFigure'];
export type RegulatedMetric = Schemas['RegulatedMetric'];
export type RegulatedShare = Schemas['RegulatedShare'];
export type Workload = Schemas['Workload'];
export type OfficialWorkload = Schemas['OfficialWorkload'];
export type LateCase = Schemas['LateCase'];
export type CaseMove = Schemas['CaseMove'];
export type RebalancePlan = Schemas['RebalancePlan'];
export type RebalanceJob = Schemas['RebalanceJob'];
export type BoardLayout = Schemas['BoardLayout'];
export type BulkView = Schemas['BulkView'];
