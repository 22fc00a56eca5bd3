package checks14

import (
	"errors"
	"fmt"

	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/verdict"
)

func closings(address string) []verdict.Check {
	return []verdict.Check{
		loggedIn("session-logout", address, "ada", logout),
		connected("session-logout-without", address, func(peer *peer14.Peer) error {
			_, err := peer.Ask("demo/logout", "x")
			return err
		}),
		loggedIn("session-closed-by-client", address, "ada", closedByClient),
		loggedIn("session-closed-offline", address, "ada", closedOffline),
		loggedIn("session-login-after-logout", address, "ada", loginAfterLogout),
		loggedIn("session-kept-by-other", address, "joan", func(peer *peer14.Peer, key string) error {
			return restored(address, key, func(other *peer14.Peer) error {
				if err := logout(peer, key); err != nil {
					return err
				}
				return other.ExpectUser("joan")
			})
		}),
		loggedIn("session-closed-is-forgotten", address, "ada", func(peer *peer14.Peer, key string) error {
			if err := logout(peer, key); err != nil {
				return err
			}
			return unknownKey(address, key)
		}),
	}
}

func logout(peer *peer14.Peer, _ string) error {
	if _, err := peer.Ask("demo/logout", "x"); err != nil {
		return err
	}
	if err := peer.AwaitSessionClosed(); err != nil {
		return err
	}
	return peer.ExpectNobody()
}

// closedByClient expects the notification too, which 1.4 sends before its reply (section 8.5).
func closedByClient(peer *peer14.Peer, _ string) error {
	if err := peer.Client.CloseSession(); err != nil {
		return err
	}
	if err := peer.AwaitSessionClosed(); err != nil {
		return err
	}
	return peer.ExpectNobody()
}

// closedOffline is a closing of which the server is never told: the client merely forgets.
func closedOffline(peer *peer14.Peer, _ string) error {
	peer.Close()
	if err := peer.Client.CloseSession(); err != nil {
		return err
	}
	if peer.Session() != nil {
		return errors.New("the client must have forgotten its session")
	}
	if err := peer.Connect(); err != nil {
		return err
	}
	return peer.ExpectNobody()
}

func loginAfterLogout(peer *peer14.Peer, key string) error {
	if err := logout(peer, key); err != nil {
		return err
	}
	next, err := peer.Login("bob")
	if err != nil {
		return err
	}
	if next == key {
		return fmt.Errorf("a new session must have a new key, had %q again", key)
	}
	return peer.ExpectUser("bob")
}
