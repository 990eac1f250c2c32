import {
  ChannelConfig,
  ChannelHandshakeConfig,
  MaxDustHTLCExposure,
  UserConfig,
} from 'lightningdevkit';

/** What a node charges for forwarding. */
export interface ForwardingFee {
  baseMsat: number;
  ppm: number;
}

/** All the bitcoin there can be: LDK would refuse a channel above 0.168 BTC. */
const MAX_CHANNEL_SATS = 2_100_000_000_000_000n;

/** BOLT 2 allows 483 HTLCs in each direction of a channel. */
const MAX_HTLCS = 483;

/** One bitcoin: LDK's default would refuse a few dozen small payments at once. */
const MAX_DUST_MSAT = 100_000_000_000n;

export function userConfig(fee: ForwardingFee): UserConfig {
  const channel = ChannelConfig.constructor_default();
  channel.set_forwarding_fee_base_msat(fee.baseMsat);
  channel.set_forwarding_fee_proportional_millionths(fee.ppm);
  channel.set_max_dust_htlc_exposure(
    MaxDustHTLCExposure.constructor_fixed_limit_msat(MAX_DUST_MSAT),
  );

  const handshake = ChannelHandshakeConfig.constructor_default();
  handshake.set_minimum_depth(1);
  handshake.set_announce_for_forwarding(true);
  handshake.set_our_max_accepted_htlcs(MAX_HTLCS);
  handshake.set_max_inbound_htlc_value_in_flight_percent_of_channel(100);

  const config = UserConfig.constructor_default();
  config.set_channel_config(channel);
  config.set_channel_handshake_config(handshake);
  const limits = config.get_channel_handshake_limits();
  limits.set_force_announced_channel_preference(false);
  limits.set_max_funding_satoshis(MAX_CHANNEL_SATS);
  config.set_channel_handshake_limits(limits);
  return config;
}
