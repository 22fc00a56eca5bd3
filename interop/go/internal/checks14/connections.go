package checks14

import (
	"errors"
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

func connections(address string) []verdict.Check {
	return []verdict.Check{
		{Name: "connect-and-close", Run: func() error { return connectAndClose(address) }},
		{Name: "connect-16-at-once", Run: func() error { return connectAtOnce(address) }},
		{Name: "request-without-connection", Run: func() error { return requestWithoutConnection(address) }},
		connected("quit-and-reconnect", address, quitAndReconnect),
		{Name: "quit-and-autoconnect", Run: func() error { return quitAndAutoconnect(address) }},
	}
}

func connectAndClose(address string) error {
	peer := peer14.New(address)
	for round := 1; round <= 3; round++ {
		if peer.IsConnected() {
			return fmt.Errorf("round %d: must not be connected before Connect", round)
		}
		if err := peer.Connect(); err != nil {
			return err
		}
		if !peer.IsConnected() {
			return fmt.Errorf("round %d: must be connected after Connect", round)
		}
		if err := peer.ExpectAlive(); err != nil {
			return err
		}
		peer.Close()
	}
	return nil
}

func connectAtOnce(address string) error {
	peer := peer14.New(address)
	defer peer.Close()
	if err := together.Run(16, func(int) error { return peer.Connect() }); err != nil {
		return err
	}
	return peer.ExpectAlive()
}

func requestWithoutConnection(address string) error {
	_, err := peer14.New(address).Ask("demo/echo", "x")
	var disconnected webwire.DisconnectedErr
	if !errors.As(err, &disconnected) {
		return fmt.Errorf("must fail as disconnected, was %v", err)
	}
	return nil
}

func quitAndReconnect(peer *peer14.Peer) error {
	for round := 1; round <= 3; round++ {
		if _, err := peer.Ask("demo/quit", "bye"); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
		if err := peer.AwaitDisconnected(); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
		if err := peer.Connect(); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
		if err := peer.ExpectAlive(); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
	}
	return nil
}

func quitAndAutoconnect(address string) error {
	peer := peer14.Autoconnecting(address)
	defer peer.Close()
	if err := peer.ExpectAlive(); err != nil {
		return err
	}
	if _, err := peer.Ask("demo/quit", "bye"); err != nil {
		return err
	}
	if err := peer.AwaitDisconnected(); err != nil {
		return err
	}
	return peer.ExpectAlive()
}
