package checks14

import (
	"errors"
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

func sessions(address string) []verdict.Check {
	return []verdict.Check{
		loggedIn("session-created", address, "ada", created),
		connected("session-none-at-first", address, (*peer14.Peer).ExpectNobody),
		loggedIn("session-second-login", address, "ada", secondLogin),
		loggedIn("session-after-reconnect", address, "grace", afterReconnect),
		loggedIn("session-after-quit", address, "grace", afterQuit),
		loggedIn("session-by-key", address, "joan", func(_ *peer14.Peer, key string) error {
			return restored(address, key, func(other *peer14.Peer) error { return other.ExpectUser("joan") })
		}),
		{Name: "session-unknown-key", Run: func() error { return unknownKey(address, "no-such-key") }},
		{Name: "session-by-key-16-at-once", Run: func() error { return sharedBySixteen(address) }},
	}
}

func created(peer *peer14.Peer, key string) error {
	session := peer.Session()
	if session == nil || session.Key != key {
		return fmt.Errorf("the client must have session %q, has %v", key, session)
	}
	if session.Creation.IsZero() {
		return errors.New("the time of creation must be set")
	}
	return peer.ExpectUser("ada")
}

// secondLogin must fail and leave the session as it is (section 8.2).
func secondLogin(peer *peer14.Peer, key string) error {
	_, err := peer.Ask("demo/login", "bob")
	var refused webwire.ReqErr
	var failed webwire.ReqInternalErr
	if !errors.As(err, &refused) && !errors.As(err, &failed) {
		return fmt.Errorf("must be answered with an error, was %v", err)
	}
	return created(peer, key)
}

func afterReconnect(peer *peer14.Peer, key string) error {
	for round := 1; round <= 3; round++ {
		peer.Close()
		if err := peer.Connect(); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
		if err := stillHas(peer, key); err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
	}
	return nil
}

func afterQuit(peer *peer14.Peer, key string) error {
	if _, err := peer.Ask("demo/quit", "bye"); err != nil {
		return err
	}
	if err := peer.AwaitDisconnected(); err != nil {
		return err
	}
	if err := peer.Connect(); err != nil {
		return err
	}
	return stillHas(peer, key)
}

func stillHas(peer *peer14.Peer, key string) error {
	if err := peer.ExpectUser("grace"); err != nil {
		return err
	}
	if restored := peer.Session().Key; restored != key {
		return fmt.Errorf("key must still be %q, was %q", key, restored)
	}
	return nil
}

// restored runs a task with a client of its own that has restored the session with that key.
func restored(address, key string, task func(other *peer14.Peer) error) error {
	other, err := peer14.Connected(address)
	if err != nil {
		return err
	}
	defer other.Close()
	if err := other.RestoreSession([]byte(key)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return task(other)
}

func unknownKey(address, key string) error {
	peer, err := peer14.Connected(address)
	if err != nil {
		return err
	}
	defer peer.Close()
	err = peer.RestoreSession([]byte(key))
	var notFound webwire.SessNotFoundErr
	if !errors.As(err, &notFound) {
		return fmt.Errorf("must be answered with SessionNotFound, was %v", err)
	}
	return peer.ExpectNobody()
}

func sharedBySixteen(address string) error {
	return loggedIn("", address, "sixteen", func(_ *peer14.Peer, key string) error {
		return together.Run(16, func(int) error {
			return restored(address, key, func(other *peer14.Peer) error { return other.ExpectUser("sixteen") })
		})
	}).Run()
}
