package checks20

import (
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

// requests has one check of each kind for each encoding, with names of odd and of even length.
func requests(target target) []verdict.Check {
	var checks []verdict.Check
	for _, each := range payloads.Encodings() {
		encoding := each
		suffix := "-" + encoding.String()
		checks = append(checks,
			target.check("request-odd-name"+suffix, func(client *raw20.Client) error {
				for _, text := range []string{"a", "grüße", "日本語", "😀"} {
					if err := echoed(client, payloads.Of(encoding, text)); err != nil {
						return err
					}
				}
				return nil
			}),
			target.check("request-even-name"+suffix, func(client *raw20.Client) error {
				return evenName(client, encoding)
			}),
			target.check("request-without-name"+suffix, func(client *raw20.Client) error {
				return withoutName(client, payloads.Of(encoding, "no name"))
			}),
			target.check("request-name-only"+suffix, func(client *raw20.Client) error {
				return echoed(client, webwire.Payload{Encoding: encoding})
			}),
			target.check("request-fragmented"+suffix, func(client *raw20.Client) error {
				return echoed(client, payloads.Filled(encoding, 5_000))
			}))
	}
	return checks
}

func echoed(client *raw20.Client, want webwire.Payload) error {
	reply, err := client.Request("demo/echo", want)
	if err != nil {
		return err
	}
	if reply.Type != wire20.Reply {
		return fmt.Errorf("must be answered with a reply, was type %d", reply.Type)
	}
	return payloads.Same(want, reply.Payload)
}

// evenName uses demo/login, the demo's only request with a name of even length.
func evenName(client *raw20.Client, encoding webwire.PayloadEncoding) error {
	reply, err := client.Request("demo/login", payloads.Of(encoding, "even"))
	if err != nil {
		return err
	}
	if reply.Type != wire20.Reply || len(reply.Payload.Data) == 0 {
		return fmt.Errorf("must be answered with the session key, was type %d", reply.Type)
	}
	return client.ExpectUser("even")
}

// withoutName takes an echo or an error reply, since the demo offers nothing without a name.
func withoutName(client *raw20.Client, want webwire.Payload) error {
	reply, err := client.Request("", want)
	switch {
	case err != nil:
		return err
	case reply.Type == wire20.ErrorReply:
		return client.ExpectAlive()
	case reply.Type == wire20.Reply:
		return payloads.Same(want, reply.Payload)
	default:
		return fmt.Errorf("must be echoed or answered with an error reply, was type %d", reply.Type)
	}
}
