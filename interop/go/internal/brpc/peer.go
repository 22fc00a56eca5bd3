package brpc

import (
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Peer is a plugin as its hub sees it.
type Peer struct {
	// Info is its hello.
	Info PluginInfo
	// Async has its asynchronous payloads in their order; it is closed when the connection ends.
	Async chan json.RawMessage
	// Lost counts asynchronous payloads for which Async had no room.
	Lost atomic.Int64

	stream *Stream
	ended  chan struct{}

	mutex   sync.Mutex
	next    uint64
	pending map[uint64]chan Envelope
	err     error
}

// mostAsync is how many asynchronous payloads may wait.
const mostAsync = 1 << 16

func newPeer(info PluginInfo, stream *Stream) *Peer {
	return &Peer{
		Info:    info,
		Async:   make(chan json.RawMessage, mostAsync),
		stream:  stream,
		ended:   make(chan struct{}),
		pending: map[uint64]chan Envelope{},
	}
}

// CallError is the failure that a plugin has answered with.
type CallError struct {
	Text string
}

// Error implements error.
func (failed CallError) Error() string {
	return failed.Text
}

// Pending is a call that was sent.
type Pending struct {
	peer   *Peer
	method string
	answer chan Envelope
}

// Call calls a method with an argument as JSON, or with none if that is nil, and returns the whole answer.
// A failure of the plugin is a CallError; every other error means that there is no answer.
func (peer *Peer) Call(trace, method string, argument any, limit time.Duration) (Envelope, error) {
	pending, err := peer.Begin(trace, method, argument)
	if err != nil {
		return Envelope{}, err
	}
	return pending.Wait(limit)
}

// Begin sends a call, and returns when it was sent.
func (peer *Peer) Begin(trace, method string, argument any) (*Pending, error) {
	call := Envelope{Trace: trace, Method: method}
	if argument != nil {
		payload, err := json.Marshal(argument)
		if err != nil {
			return nil, err
		}
		call.Payload = payload
	}
	pending := &Pending{peer: peer, method: method, answer: make(chan Envelope, 1)}
	peer.mutex.Lock()
	call.Seq = peer.next
	peer.next++
	peer.pending[call.Seq] = pending.answer
	peer.mutex.Unlock()
	return pending, peer.stream.Send(call)
}

// Wait returns the answer, as Call does.
func (pending *Pending) Wait(limit time.Duration) (Envelope, error) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case answer := <-pending.answer:
		return outcome(answer)
	case <-timer.C:
		return Envelope{}, fmt.Errorf("no answer to %s within %s", pending.method, limit)
	case <-pending.peer.ended:
	}
	// The answer may have come just before the end.
	select {
	case answer := <-pending.answer:
		return outcome(answer)
	default:
		return Envelope{}, fmt.Errorf("the connection ended: %w", pending.peer.err)
	}
}

func outcome(answer Envelope) (Envelope, error) {
	if answer.Error != "" {
		return answer, CallError{answer.Error}
	}
	return answer, nil
}

// Stop asks the plugin to end.
func (peer *Peer) Stop(trace string) error {
	return peer.stream.Send(Envelope{Trace: trace, Method: MethodShutdown})
}

// Ended waits for the end of the connection and returns how it ended: io.EOF when it was closed well.
func (peer *Peer) Ended(limit time.Duration) error {
	select {
	case <-peer.ended:
		return peer.err
	case <-time.After(limit):
		return fmt.Errorf("still connected after %s", limit)
	}
}

func (peer *Peer) receive() {
	for {
		var envelope Envelope
		if err := peer.stream.Receive(&envelope); err != nil {
			peer.err = err
			close(peer.ended)
			close(peer.Async)
			return
		}
		if envelope.Method == MethodAsync {
			peer.deliver(envelope.Payload)
			continue
		}
		peer.mutex.Lock()
		answer := peer.pending[envelope.Seq]
		delete(peer.pending, envelope.Seq)
		peer.mutex.Unlock()
		if answer != nil {
			answer <- envelope
		}
	}
}

func (peer *Peer) deliver(payload []byte) {
	select {
	case peer.Async <- payload:
	default:
		peer.Lost.Add(1)
	}
}
