/** One Lightning node: LDK's parts wired together, new or as its files have it. */
import {
  BroadcasterInterface,
  ChainMonitor,
  ChainParameters,
  ChannelManager,
  type ChannelMonitor,
  DefaultMessageRouter,
  DefaultRouter,
  type Event,
  EventHandler,
  FeeEstimator,
  IgnoringMessageHandler,
  KeysManager,
  Logger,
  MonitorUpdatingPersister,
  MultiThreadedLockableScore,
  Network,
  NetworkGraph,
  Option_FilterZ,
  Option_UtxoLookupZ,
  P2PGossipSync,
  PeerManager,
  ProbabilisticScorer,
  ProbabilisticScoringDecayParameters,
  ProbabilisticScoringFeeParameters,
  Result_C2Tuple_ThirtyTwoBytesChannelManagerZDecodeErrorZ_OK,
  Result_CVec_C2Tuple_ThirtyTwoBytesChannelMonitorZZIOErrorZ_OK,
  Result_NetworkGraphDecodeErrorZ_OK,
  Result_NoneReplayEventZ,
  TwoTuple_usizeTransactionZ,
  type UserConfig,
  UtilMethods,
} from 'lightningdevkit';
import { BLOCK_TIME, type Block, type Chain } from './chain.ts';
import { ldkStore, type NodeFiles } from './key-value-store.ts';
import { releaseRecord } from './release.ts';

/**
 * 100 sat/vB. At this rate an HTLC below 18 000 sat is dust, which needs no signature of its own: with
 * a hundred payments held, each other payment takes a tenth of the time that it takes at the minimum.
 */
const FEERATE_SAT_PER_KW = 25_000;
/** A channel's monitor is written whole after so many updates; it grows with each payment, an update does not. */
const UPDATES_PER_MONITOR = 100n;
const STATE = 'node';

export class LdkNode {
  readonly manager: ChannelManager;
  readonly peers: PeerManager;
  readonly graph: NetworkGraph;
  readonly scorer: ProbabilisticScorer;
  readonly scoring = ProbabilisticScoringFeeParameters.constructor_default();
  readonly logger = Logger.new_impl({ log: releaseRecord });
  readonly pubkey: Uint8Array;
  readonly #files: NodeFiles;
  readonly #chainMonitor: ChainMonitor;
  readonly #keys: KeysManager;
  readonly #managerDated: (time: number) => ChannelManager;
  readonly #events: Event[] = [];
  readonly #eventHandler: EventHandler;
  /** LDK holds these weakly: without a reference here the garbage collector would take them. */
  readonly kept: readonly object[];

  constructor(seed: Uint8Array, config: UserConfig, chain: Chain, files: NodeFiles) {
    this.#files = files;
    this.#keys = KeysManager.constructor_new(seed, BigInt(Date.now()), process.hrtime()[1]);
    const entropy = this.#keys.as_EntropySource();
    const signer = this.#keys.as_NodeSigner();
    const signerProvider = this.#keys.as_SignerProvider();
    const fees = FeeEstimator.new_impl({ get_est_sat_per_1000_weight: () => FEERATE_SAT_PER_KW });
    const broadcaster = BroadcasterInterface.new_impl({ broadcast_transactions: () => undefined });
    const store = ldkStore(files);
    const persister = MonitorUpdatingPersister.constructor_new(
      store,
      this.logger,
      UPDATES_PER_MONITOR,
      entropy,
      signerProvider,
      broadcaster,
      fees,
    );
    this.#chainMonitor = ChainMonitor.constructor_new(
      Option_FilterZ.constructor_none(),
      broadcaster,
      this.logger,
      fees,
      persister.as_Persist(),
    );
    const watch = this.#chainMonitor.as_Watch();

    this.graph = this.#openGraph();
    this.scorer = ProbabilisticScorer.constructor_new(
      ProbabilisticScoringDecayParameters.constructor_default(),
      this.graph,
      this.logger,
    );
    const score = MultiThreadedLockableScore.constructor_new(this.scorer.as_Score());
    const router = DefaultRouter.constructor_new(
      this.graph,
      this.logger,
      entropy,
      score.as_LockableScore(),
      this.scoring,
    );
    const messageRouter = DefaultMessageRouter.constructor_new(this.graph, entropy);

    this.#managerDated = (time) =>
      ChannelManager.constructor_new(
        fees,
        watch,
        broadcaster,
        router.as_Router(),
        messageRouter.as_MessageRouter(),
        this.logger,
        entropy,
        signer,
        signerProvider,
        config,
        ChainParameters.constructor_new(Network.LDKNetwork_Regtest, chain.bestBlock()),
        time,
      );
    const saved = files.read(STATE, 'manager');
    if (saved) {
      const monitors = readMonitors(persister);
      const read = UtilMethods.constructor_C2Tuple_ThirtyTwoBytesChannelManagerZ_read(
        saved,
        entropy,
        signer,
        signerProvider,
        fees,
        watch,
        broadcaster,
        router.as_Router(),
        messageRouter.as_MessageRouter(),
        this.logger,
        config,
        monitors,
      );
      if (!(read instanceof Result_C2Tuple_ThirtyTwoBytesChannelManagerZDecodeErrorZ_OK)) {
        throw new Error('the channel manager cannot be read');
      }
      this.manager = read.res.get_b();
      for (const monitor of monitors) {
        if (!watch.watch_channel(monitor.get_funding_txo().get_a(), monitor).is_ok()) {
          throw new Error('a channel cannot be watched');
        }
      }
    } else {
      this.manager = this.#managerDated(BLOCK_TIME);
    }
    this.pubkey = this.manager.get_our_node_id();

    const gossip = P2PGossipSync.constructor_new(
      this.graph,
      Option_UtxoLookupZ.constructor_none(),
      this.logger,
    );
    const ignoring = IgnoringMessageHandler.constructor_new();
    this.peers = PeerManager.constructor_new(
      this.manager.as_ChannelMessageHandler(),
      gossip.as_RoutingMessageHandler(),
      ignoring.as_OnionMessageHandler(),
      ignoring.as_CustomMessageHandler(),
      BLOCK_TIME,
      entropy.get_secure_random_bytes(),
      this.logger,
      signer,
    );
    const handled = Result_NoneReplayEventZ.constructor_ok();
    this.#eventHandler = EventHandler.new_impl({
      handle_event: (event) => {
        this.#events.push(event);
        return handled;
      },
    });
    this.kept = [
      store,
      fees,
      broadcaster,
      persister,
      score,
      router,
      messageRouter,
      gossip,
      ignoring,
    ];
  }

  /**
   * A manager with this node's keys and another clock, connected to nothing. It makes genuine invoices
   * of this node, dated `time` (Unix seconds), without route hints.
   */
  managerDated(time: number): ChannelManager {
    return this.#managerDated(time);
  }

  takeEvents(): Event[] {
    this.manager.as_EventsProvider().process_pending_events(this.#eventHandler);
    return this.#events.splice(0);
  }

  connectBlock(block: Block): void {
    const transactions = block.transactions.map((transaction, index) =>
      // Index 0 is the coinbase.
      TwoTuple_usizeTransactionZ.constructor_new(index + 1, transaction),
    );
    for (const listener of [this.#chainMonitor.as_Listen(), this.manager.as_Listen()]) {
      listener.filtered_block_connected(block.header, transactions, block.height);
    }
  }

  /** Writes the node's state. Only when no message is under way: all nodes are saved at one moment. */
  save(): void {
    if (this.manager.get_and_clear_needs_persistence()) {
      this.#files.write(STATE, 'manager', this.manager.write());
    }
  }

  /** Writes what the node knows of the network. It changes when channels open, not with payments. */
  saveGraph(): void {
    this.#files.write(STATE, 'graph', this.graph.write());
  }

  #openGraph(): NetworkGraph {
    const saved = this.#files.read(STATE, 'graph');
    if (!saved) return NetworkGraph.constructor_new(Network.LDKNetwork_Regtest, this.logger);
    const read = NetworkGraph.constructor_read(saved, this.logger);
    if (!(read instanceof Result_NetworkGraphDecodeErrorZ_OK)) {
      throw new Error('the network graph cannot be read');
    }
    return read.res;
  }
}

function readMonitors(persister: MonitorUpdatingPersister): ChannelMonitor[] {
  const read = persister.read_all_channel_monitors_with_updates();
  if (!(read instanceof Result_CVec_C2Tuple_ThirtyTwoBytesChannelMonitorZZIOErrorZ_OK)) {
    throw new Error('the channel monitors cannot be read');
  }
  return read.res.map((monitor) => monitor.get_b());
}
