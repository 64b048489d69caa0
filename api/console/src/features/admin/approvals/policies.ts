import type { ApprovalPolicy, ConfiguredAuthority, RegionConfiguration } from '@/lib/api/types';

export const blankPolicy: ApprovalPolicy = { id: '', mode: 'oneApprover', hours: 4, working: true, fixed: false };

/** Puts a policy in the place of the one that was opened, or at the end. */
export function withPolicy(region: RegionConfiguration, index: number | null, policy: ApprovalPolicy): RegionConfiguration {
  const approvals = index === null ? [...region.approvals, policy] : region.approvals.map((one, at) => (at === index ? policy : one));
  return { ...region, approvals };
}

export const withoutPolicy = (region: RegionConfiguration, index: number): RegionConfiguration => ({
  ...region,
  approvals: region.approvals.filter((_, at) => at !== index),
});

export const withApprover = (region: RegionConfiguration, authority: string, approver: string | null): RegionConfiguration => ({
  ...region,
  authorities: region.authorities.map((one) => (one.id === authority ? { ...one, approver } : one)),
});

export const withSubstitute = (region: RegionConfiguration, official: string, substitute: string | null): RegionConfiguration => ({
  ...region,
  officials: region.officials.map((one) => (one.id === official ? { ...one, substitute } : one)),
});

/** Who approves for an authority: the named one, else its head; null when neither is there and the one above is asked. */
export function approverOf(region: RegionConfiguration, authority: ConfiguredAuthority): string | null {
  return authority.approver ?? region.officials.find((one) => one.authority === authority.id && one.isHead)?.id ?? null;
}

/** Everybody who may be asked to approve, in the order of the authorities, once each. */
export const approvers = (region: RegionConfiguration): string[] => [
  ...new Set(region.authorities.map((one) => approverOf(region, one)).filter((one) => one !== null)),
];

/** Authorities whose parent is `parent`; those of an unknown parent are at the top. */
export const childrenOf = (region: RegionConfiguration, parent: string | null): ConfiguredAuthority[] => {
  const known = new Set(region.authorities.map((one) => one.id));
  return region.authorities.filter((one) => (one.parent && known.has(one.parent) ? one.parent : null) === parent);
};
