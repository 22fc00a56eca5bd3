package peer14

import (
	"fmt"
	"time"

	webwire "github.com/qbeon/webwire-go"
)

// eventLimit is how long a check waits for something the server is to send.
const eventLimit = 5 * time.Second

// events collects what the hooks of a client are told. Hooks run on the client's only reader, so they
// never block here: an event for which a queue has no room is dropped, and the check that waits for it fails.
type events struct {
	signals       chan webwire.Payload
	created       chan *webwire.Session
	closed        chan struct{}
	disconnection chan struct{}
}

func newEvents() *events {
	return &events{
		signals:       make(chan webwire.Payload, 1024),
		created:       make(chan *webwire.Session, 16),
		closed:        make(chan struct{}, 16),
		disconnection: make(chan struct{}, 16),
	}
}

// OnDisconnected implements client.Implementation.
func (events *events) OnDisconnected() {
	offer(events.disconnection, struct{}{})
}

// OnSignal implements client.Implementation. The reference does not pass the signal's name.
func (events *events) OnSignal(payload webwire.Payload) {
	offer(events.signals, payload)
}

// OnSessionCreated implements client.Implementation.
func (events *events) OnSessionCreated(session *webwire.Session) {
	offer(events.created, session)
}

// OnSessionClosed implements client.Implementation.
func (events *events) OnSessionClosed() {
	offer(events.closed, struct{}{})
}

func offer[T any](queue chan T, event T) {
	select {
	case queue <- event:
	default:
	}
}

func await[T any](queue chan T, what string) (T, error) {
	timer := time.NewTimer(eventLimit)
	defer timer.Stop()
	select {
	case event := <-queue:
		return event, nil
	case <-timer.C:
		var none T
		return none, fmt.Errorf("no %s within %s", what, eventLimit)
	}
}

// AwaitSignal returns the next signal.
func (events *events) AwaitSignal() (webwire.Payload, error) {
	return await(events.signals, "signal")
}

// AwaitSessionCreated returns the next session of which the server told.
func (events *events) AwaitSessionCreated() (*webwire.Session, error) {
	return await(events.created, "SessionCreated")
}

// AwaitSessionClosed waits until the server tells that the session is closed.
func (events *events) AwaitSessionClosed() error {
	_, err := await(events.closed, "SessionClosed")
	return err
}

// AwaitDisconnected waits until the client notices that its connection is gone.
func (events *events) AwaitDisconnected() error {
	_, err := await(events.disconnection, "end of the connection")
	return err
}

// ArrivedSignal returns a signal that is already here, and whether there was one.
func (events *events) ArrivedSignal() (webwire.Payload, bool) {
	select {
	case signal := <-events.signals:
		return signal, true
	default:
		return webwire.Payload{}, false
	}
}
