import type { components } from './schema.gen';

type Schemas = components['schemas'];

/** The server's types that are named often, by their names. */
export type Me = Schemas['Me'];
export type UsageRecord = Schemas['UsageRecord'];
export type AttemptRecord = Schemas['AttemptRecord'];
export type Summary = Schemas['UsageSummary'];
export type LiveRequests = Schemas['LiveRequests'];
export type BucketItem = Schemas['BucketItem'];
export type Conversation = Schemas['Conversation'];
export type ConversationDetail = Schemas['ConversationDetail'];
export type KeyView = Schemas['KeyView'];
export type ProviderView = Schemas['ProviderView'];
export type PriceView = Schemas['PriceView'];
export type GatewayView = Schemas['GatewayView'];

/** The sums that every view of usage carries: those of a bucket without its time. */
export type Figures = Omit<BucketItem, 'bucket'>;

export type PersonView = Schemas['PersonView'];
export type AuditEntry = Schemas['AuditEntry'];
export type ModelView = Schemas['ModelView'];
export type AliasEntry = Schemas['AliasEntry'];
export type RuleView = Schemas['RuleView'];
export type RouteView = Schemas['RouteView'];
export type RepriceRun = Schemas['RepriceRun'];
export type UnpricedModel = Schemas['UnpricedModel'];
