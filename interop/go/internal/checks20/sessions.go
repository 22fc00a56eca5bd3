package checks20

import (
	"fmt"

	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

func sessions(target target) []verdict.Check {
	return []verdict.Check{
		target.check("session-none-at-first", (*raw20.Client).ExpectNobody),
		target.loggedIn("session-created", func(client *raw20.Client, _ string) error { return client.ExpectUser("ada") }),
		target.loggedIn("session-second-login", secondLogin),
		target.loggedIn("session-after-reconnect", func(client *raw20.Client, key string) error {
			client.Close()
			for round := 1; round <= 3; round++ {
				if err := target.restored(key, isAda); err != nil {
					return fmt.Errorf("round %d: %w", round, err)
				}
			}
			return nil
		}),
		target.loggedIn("session-after-quit", func(client *raw20.Client, key string) error {
			if _, err := client.Ask("demo/quit", "bye"); err != nil {
				return err
			}
			return target.restored(key, isAda)
		}),
		target.loggedIn("session-by-key-16-at-once", func(client *raw20.Client, key string) error {
			return together.Run(16, func(int) error { return target.restored(key, isAda) })
		}),
		target.check("session-restore-tells-nothing-else", func(client *raw20.Client) error {
			return target.loggedIn("", func(_ *raw20.Client, key string) error {
				if err := client.Restore(key, "ada"); err != nil {
					return err
				}
				return client.ExpectSilence()
			}).Run()
		}),
		target.check("session-unknown-key", func(client *raw20.Client) error { return unknown(client, "no-such-key") }),
	}
}

func isAda(client *raw20.Client) error {
	return client.ExpectUser("ada")
}

// secondLogin must fail and leave the session as it is (section 8.2).
func secondLogin(client *raw20.Client, _ string) error {
	reply, err := client.Request("demo/login", question)
	if err != nil {
		return err
	}
	if reply.Type != wire20.ErrorReply && reply.Type != wire20.InternalError {
		return fmt.Errorf("must be answered with an error, was type %d", reply.Type)
	}
	if err := client.ExpectSilence(); err != nil {
		return err
	}
	return isAda(client)
}

func unknown(client *raw20.Client, key string) error {
	reply, err := client.RestoreSession(key)
	if err != nil {
		return err
	}
	if reply.Type != wire20.SessionNotFound {
		return fmt.Errorf("must be answered with SessionNotFound, was type %d", reply.Type)
	}
	return client.ExpectNobody()
}
