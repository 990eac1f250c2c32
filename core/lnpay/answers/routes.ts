/**
 * LND's QueryRoutes in protobuf's JSON, as LNPay passes it on: 64-bit numbers are strings, and what is
 * zero or unknown is left out where it is optional here.
 */
import * as v from 'valibot';
import { text, whole } from './field.ts';

const hopSchema = v.object({
  chanId: v.string(),
  chanCapacity: text('Whole sat.'),
  amtToForward: text('Whole sat.'),
  fee: v.optional(text('Whole sat.')),
  expiry: whole('Block height.'),
  amtToForwardMsat: v.string(),
  feeMsat: v.optional(v.string()),
  pubKey: v.string(),
  tlvPayload: v.boolean(),
});
export type HopAnswer = v.InferOutput<typeof hopSchema>;

const routeSchema = v.object({
  totalTimeLock: whole('Block height.'),
  totalFees: v.optional(text('Whole sat.')),
  totalAmt: text('Whole sat, fees included.'),
  hops: v.array(hopSchema),
  totalFeesMsat: v.string(),
  totalAmtMsat: v.string(),
});
export type RouteAnswer = v.InferOutput<typeof routeSchema>;

export const routesAnswerSchema = v.object({
  routes: v.array(routeSchema),
  successProb: v.optional(v.pipe(v.number(), v.description('Between 0 and 1, where it is known.'))),
});
export type RoutesAnswer = v.InferOutput<typeof routesAnswerSchema>;
