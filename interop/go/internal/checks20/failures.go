package checks20

import (
	"fmt"

	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

func failures(target target) []verdict.Check {
	return []verdict.Check{
		target.check("error-reply", func(client *raw20.Client) error {
			reply, err := client.ExpectFailure("demo/fail", wire20.ErrorReply)
			if err != nil {
				return err
			}
			if reply.Name != "FAILED" {
				return fmt.Errorf("code must be FAILED, was %q", reply.Name)
			}
			return client.ExpectAlive()
		}),
		target.check("internal-error", func(client *raw20.Client) error {
			reply, err := client.ExpectFailure("demo/internal", wire20.InternalError)
			if err != nil {
				return err
			}
			if len(reply.Payload.Data) > 0 {
				return fmt.Errorf("nothing must be told of an internal error, was %q", reply.Payload.Data)
			}
			return client.ExpectAlive()
		}),
		target.check("unknown-name", func(client *raw20.Client) error {
			reply, err := client.Request("demo/no-such-request", question)
			if err != nil {
				return err
			}
			if reply.Type != wire20.ErrorReply && reply.Type != wire20.InternalError {
				return fmt.Errorf("must be answered with an error, was type %d", reply.Type)
			}
			return client.ExpectAlive()
		}),
		target.check("slow-reply", func(client *raw20.Client) error {
			_, err := client.Ask("demo/slow", "50")
			return err
		}),
	}
}
