package checks14

import (
	"errors"
	"fmt"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/verdict"
)

func failures(address string) []verdict.Check {
	return []verdict.Check{
		connected("error-reply", address, errorReply),
		connected("internal-error", address, internalError),
		connected("unknown-name", address, unknownName),
		connected("request-empty", address, requestEmpty),
		connected("slow-reply", address, func(peer *peer14.Peer) error {
			_, err := peer.Ask("demo/slow", "50")
			return err
		}),
		connected("request-timeout", address, requestTimeout),
	}
}

func errorReply(peer *peer14.Peer) error {
	_, err := peer.Ask("demo/fail", "x")
	var refused webwire.ReqErr
	if !errors.As(err, &refused) {
		return fmt.Errorf("must be an error reply, was %v", err)
	}
	if refused.Code != "FAILED" {
		return fmt.Errorf("code must be FAILED, was %q", refused.Code)
	}
	return peer.ExpectAlive()
}

func internalError(peer *peer14.Peer) error {
	_, err := peer.Ask("demo/internal", "x")
	var failed webwire.ReqInternalErr
	if !errors.As(err, &failed) {
		return fmt.Errorf("must be an internal error, was %v", err)
	}
	return peer.ExpectAlive()
}

func unknownName(peer *peer14.Peer) error {
	_, err := peer.Ask("demo/no-such-request", "x")
	var refused webwire.ReqErr
	var failed webwire.ReqInternalErr
	if !errors.As(err, &refused) && !errors.As(err, &failed) {
		return fmt.Errorf("must be answered with an error, was %v", err)
	}
	return peer.ExpectAlive()
}

// requestEmpty has neither name nor payload: the client refuses to send it.
func requestEmpty(peer *peer14.Peer) error {
	_, err := peer.Request("", webwire.Payload{})
	var refused webwire.ProtocolErr
	if !errors.As(err, &refused) {
		return fmt.Errorf("must be refused by the client, was %v", err)
	}
	return peer.ExpectAlive()
}

// requestTimeout keeps the deadline and the late reply well apart: a reply that races with the deadline can
// block the reference's reader for ever (section 12.9).
func requestTimeout(peer *peer14.Peer) error {
	const deadline = 50 * time.Millisecond
	_, err := peer.TimedRequest("demo/slow", payloads.Utf8("500"), deadline)
	var late webwire.ReqTimeoutErr
	if !errors.As(err, &late) {
		return fmt.Errorf("must run into its timeout, was %v", err)
	}
	if pending := peer.PendingRequests(); pending != 0 {
		return fmt.Errorf("no request may be pending after the timeout, were %d", pending)
	}
	return peer.ExpectAlive()
}
