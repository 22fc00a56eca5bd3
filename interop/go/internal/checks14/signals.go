package checks14

import (
	"errors"
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

func signals(address string) []verdict.Check {
	var checks []verdict.Check
	for _, each := range payloads.Encodings() {
		encoding := each
		add := func(kind string, try func(*peer14.Peer, webwire.Payload) error, payload webwire.Payload) {
			checks = append(checks, connected(kind+"-"+encoding.String(), address, func(peer *peer14.Peer) error {
				return try(peer, payload)
			}))
		}
		add("signal-back", back, payloads.Of(encoding, "there and back, 日本"))
		add("signal-back-100000-bytes", back, payloads.Filled(encoding, 100_000))
		add("signal-push", push, payloads.Of(encoding, "a note"))
		add("signal-unknown", ignored, payloads.Of(encoding, "nobody listens"))
	}
	return append(checks,
		connected("signals-100-in-order", address, inOrder),
		connected("signals-16-goroutines", address, signalsTogether))
}

func back(peer *peer14.Peer, want webwire.Payload) error {
	if err := peer.Signal("demo/back", want); err != nil {
		return err
	}
	got, err := peer.AwaitSignal()
	if err != nil {
		return err
	}
	return payloads.Same(want, got)
}

// push also checks the order: a signal that the handler sends is on the wire before its reply (section 6.4).
func push(peer *peer14.Peer, want webwire.Payload) error {
	if _, err := peer.Request("demo/push", want); err != nil {
		return err
	}
	got, hasArrived := peer.ArrivedSignal()
	if !hasArrived {
		return errors.New("the signal must be here before the reply")
	}
	return payloads.Same(want, got)
}

func ignored(peer *peer14.Peer, payload webwire.Payload) error {
	if err := peer.Signal("demo/nobody", payload); err != nil {
		return err
	}
	if err := peer.Signal("", payload); err != nil {
		return err
	}
	if err := peer.ExpectAlive(); err != nil {
		return err
	}
	if signal, hasArrived := peer.ArrivedSignal(); hasArrived {
		return fmt.Errorf("nothing must come back, came %q", signal.Data)
	}
	return nil
}

func inOrder(peer *peer14.Peer) error {
	const count = 100
	for number := 0; number < count; number++ {
		if err := peer.Signal("demo/back", payloads.Utf8(fmt.Sprint(number))); err != nil {
			return err
		}
	}
	for number := 0; number < count; number++ {
		got, err := peer.AwaitSignal()
		if err != nil {
			return err
		}
		if err := payloads.Same(payloads.Utf8(fmt.Sprint(number)), got); err != nil {
			return err
		}
	}
	return nil
}

func signalsTogether(peer *peer14.Peer) error {
	const count = 16
	err := together.Run(count, func(number int) error {
		return peer.Signal("demo/back", payloads.Utf8(fmt.Sprint(number)))
	})
	if err != nil {
		return err
	}
	seen := make(map[string]bool)
	for number := 0; number < count; number++ {
		got, err := peer.AwaitSignal()
		if err != nil {
			return err
		}
		seen[payloads.Text(got)] = true
	}
	if len(seen) != count {
		return fmt.Errorf("each of %d signals must come back once, %d did", count, len(seen))
	}
	return nil
}
