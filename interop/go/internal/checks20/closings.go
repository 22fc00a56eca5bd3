package checks20

import (
	"fmt"

	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

func closings(target target) []verdict.Check {
	return []verdict.Check{
		target.loggedIn("session-logout", func(client *raw20.Client, _ string) error { return logout(client) }),
		target.check("session-logout-without", func(client *raw20.Client) error {
			if _, err := client.Ask("demo/logout", "x"); err != nil {
				return err
			}
			return client.ExpectSilence()
		}),
		target.loggedIn("session-closed-by-client", func(client *raw20.Client, _ string) error {
			return closeSession(client)
		}),
		target.check("session-closed-by-client-without", closeSession),
		target.loggedIn("session-login-after-logout", func(client *raw20.Client, key string) error {
			if err := logout(client); err != nil {
				return err
			}
			next, err := client.Login("bob")
			if err == nil && next == key {
				return fmt.Errorf("a new session must have a new key, had %q again", key)
			}
			return err
		}),
		target.loggedIn("session-kept-by-other", func(client *raw20.Client, key string) error {
			return target.restored(key, func(other *raw20.Client) error {
				if err := logout(client); err != nil {
					return err
				}
				if err := other.ExpectSilence(); err != nil {
					return err
				}
				return isAda(other)
			})
		}),
		target.loggedIn("session-forgotten-after-logout", func(client *raw20.Client, key string) error {
			if err := logout(client); err != nil {
				return err
			}
			return unknown(client, key)
		}),
		target.loggedIn("session-forgotten-after-close", func(client *raw20.Client, key string) error {
			if err := closeSession(client); err != nil {
				return err
			}
			return unknown(client, key)
		}),
	}
}

func logout(client *raw20.Client) error {
	if _, err := client.Ask("demo/logout", "x"); err != nil {
		return err
	}
	if _, err := client.ExpectNotification(wire20.SessionClosed); err != nil {
		return err
	}
	return client.ExpectNobody()
}

// closeSession expects the reply alone: in 2.0 whoever asks is not notified (section 13.1).
func closeSession(client *raw20.Client) error {
	reply, err := client.CloseSession()
	if err != nil {
		return err
	}
	if reply.Type != wire20.Reply || len(reply.Payload.Data) > 0 {
		return fmt.Errorf("must be answered with an empty reply, was type %d", reply.Type)
	}
	if err := client.ExpectNobody(); err != nil {
		return err
	}
	return client.ExpectSilence()
}
