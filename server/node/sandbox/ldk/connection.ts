/** A connection between two nodes of this process: bytes wait in an inbox until the pump delivers them. */
import {
  Option_SocketAddressZ,
  type PeerManager,
  Result_CVec_u8ZPeerHandleErrorZ_OK,
  SocketDescriptor,
} from 'lightningdevkit';

let descriptors = 0n;

class Endpoint {
  readonly inbox: Uint8Array[] = [];
  readonly descriptor: SocketDescriptor;
  readonly peers: PeerManager;
  other: Endpoint | undefined;

  constructor(peers: PeerManager) {
    this.peers = peers;
    const id = ++descriptors;
    this.descriptor = SocketDescriptor.new_impl({
      send_data: (data) => {
        if (data.length > 0) this.other?.inbox.push(data);
        return data.length;
      },
      disconnect_socket: () => {
        throw new Error('a sandbox node dropped its connection');
      },
      eq: (that) => that.hash() === id,
      hash: () => id,
    });
  }

  /** Hands the waiting bytes to the node. Returns whether there were any. */
  deliver(): boolean {
    const waiting = this.inbox.splice(0);
    for (const bytes of waiting) {
      if (!this.peers.read_event(this.descriptor, bytes).is_ok()) {
        throw new Error('a sandbox node refused a message');
      }
    }
    return waiting.length > 0;
  }
}

export class Connection {
  readonly #from: Endpoint;
  readonly #to: Endpoint;

  constructor(from: PeerManager, to: PeerManager, toPubkey: Uint8Array) {
    this.#from = new Endpoint(from);
    this.#to = new Endpoint(to);
    this.#from.other = this.#to;
    this.#to.other = this.#from;
    const nowhere = Option_SocketAddressZ.constructor_none();
    const hello = from.new_outbound_connection(toPubkey, this.#from.descriptor, nowhere);
    if (!(hello instanceof Result_CVec_u8ZPeerHandleErrorZ_OK)) throw new Error('cannot connect');
    if (!to.new_inbound_connection(this.#to.descriptor, nowhere).is_ok()) {
      throw new Error('cannot accept a connection');
    }
    this.#to.inbox.push(hello.res);
  }

  /** Delivers what waits in both directions. Returns whether anything did. */
  deliver(): boolean {
    const forth = this.#to.deliver();
    return this.#from.deliver() || forth;
  }
}
