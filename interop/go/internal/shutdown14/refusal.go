package shutdown14

import (
	"errors"
	"fmt"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/peer14"
)

// awaitRefusal connects until the server refuses, by its 503 or by no longer listening: the first sign on the
// outside that a shutdown has begun.
func (plan plan) awaitRefusal() error {
	deadline := time.Now().Add(time.Duration(plan.millis) * time.Millisecond)
	for time.Now().Before(deadline) {
		peer := peer14.New(plan.address)
		err := peer.Connect()
		var disconnected webwire.DisconnectedErr
		switch {
		case err == nil:
			peer.Close()
		case errors.As(err, &disconnected):
			return nil
		default:
			return fmt.Errorf("must be refused as disconnected, was %w", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	return errors.New("new connections were accepted until the running requests were due; was the server told to shut down?")
}
