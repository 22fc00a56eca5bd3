package shutdown14

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/peer14"
)

// margin is how much longer than the running request any answer may take.
const margin = 10 * time.Second

// settled is how long the pending table of the reference may lag behind.
const settled = 2 * time.Second

// worker is a connection with one running request and, later, some that come too late.
type worker struct {
	peer    *peer14.Peer
	limit   time.Duration
	running chan error
	late    chan error
	count   int
}

func startWorker(address string, millis int) (*worker, error) {
	peer, err := peer14.Connected(address)
	if err != nil {
		return nil, err
	}
	worker := &worker{
		peer:    peer,
		limit:   time.Duration(millis)*time.Millisecond + margin,
		running: make(chan error, 1),
	}
	go func() { worker.running <- worker.ask("demo/slow", strconv.Itoa(millis)) }()
	return worker, nil
}

func (worker *worker) sendLate(count int) {
	worker.count = count
	worker.late = make(chan error, count)
	for number := 0; number < count; number++ {
		go func() { worker.late <- worker.ask("demo/echo", "too late") }()
	}
}

func (worker *worker) ask(name, text string) error {
	_, err := worker.peer.TimedRequest(name, payloads.Utf8(text), worker.limit)
	return err
}

// answered fails unless the running request got its reply.
func (worker *worker) answered() error {
	if err := <-worker.running; err != nil {
		return fmt.Errorf("the running request must be answered, was %w", err)
	}
	return nil
}

// refused fails unless each late request was refused, or its connection has ended.
func (worker *worker) refused() error {
	for number := 0; number < worker.count; number++ {
		if err := worker.wasRefused(<-worker.late); err != nil {
			return fmt.Errorf("late request %d: %w", number, err)
		}
	}
	return nil
}

func (worker *worker) wasRefused(err error) error {
	var shutdown webwire.ReqSrvShutdownErr
	var disconnected webwire.DisconnectedErr
	var unsent webwire.ReqTransErr
	var timeout webwire.ReqTimeoutErr
	switch {
	case errors.As(err, &shutdown), errors.As(err, &disconnected), errors.As(err, &unsent):
		return nil
	case errors.As(err, &timeout) && !worker.peer.IsConnected():
		// The reference lets a request whose connection was lost run into its timeout (section 12.8).
		return nil
	default:
		return fmt.Errorf("must be refused, or end with the connection, was %v", err)
	}
}

// idle leaves out requests that could not be written: the reference keeps those for ever (section 12.9). It counts an
// answered one for a moment after its caller has the reply (section 12.7).
func (worker *worker) idle() error {
	var pending int
	for deadline := time.Now().Add(settled); time.Now().Before(deadline); time.Sleep(settled / 100) {
		pending = worker.peer.PendingRequests()
		if pending == 0 || !worker.peer.IsConnected() {
			return nil
		}
	}
	return fmt.Errorf("no request may be pending, were %d", pending)
}
