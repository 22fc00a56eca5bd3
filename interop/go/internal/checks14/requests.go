package checks14

import (
	"errors"
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/verdict"
)

// requests has one check of each kind for each encoding. Names of odd and of even length matter: a byte of
// padding stands before a UTF-16 payload after the one and not after the other (section 4.1).
func requests(address string) []verdict.Check {
	var checks []verdict.Check
	for _, each := range payloads.Encodings() {
		encoding := each
		add := func(kind string, try func(*peer14.Peer, webwire.PayloadEncoding) error) {
			checks = append(checks, connected(kind+"-"+encoding.String(), address, func(peer *peer14.Peer) error {
				return try(peer, encoding)
			}))
		}
		add("request-odd-name", oddName)
		add("request-even-name", evenName)
		add("request-without-name", withoutName)
		add("request-name-only", nameOnly)
	}
	return checks
}

func oddName(peer *peer14.Peer, encoding webwire.PayloadEncoding) error {
	for _, text := range []string{"a", "grüße", "日本語", "😀", "ok"} {
		want := payloads.Of(encoding, text)
		got, err := peer.Request("demo/echo", want)
		if err != nil {
			return err
		}
		if err := payloads.Same(want, got); err != nil {
			return err
		}
	}
	return nil
}

// evenName uses demo/login, the demo's only request with a name of even length.
func evenName(peer *peer14.Peer, encoding webwire.PayloadEncoding) error {
	uid := "even-" + encoding.String()
	key, err := peer.Request("demo/login", payloads.Of(encoding, uid))
	if err != nil {
		return err
	}
	if len(key.Data) == 0 {
		return errors.New("reply must be the session key, was empty")
	}
	return peer.ExpectUser(uid)
}

// withoutName takes any answer, since the demo offers nothing without a name: the server has to
// understand the message, and the connection has to go on.
func withoutName(peer *peer14.Peer, encoding webwire.PayloadEncoding) error {
	want := payloads.Of(encoding, "no name")
	got, err := peer.Request("", want)
	var refused webwire.ReqErr
	switch {
	case errors.As(err, &refused):
		return peer.ExpectAlive()
	case err != nil:
		return fmt.Errorf("must be echoed or answered with an error reply: %w", err)
	default:
		return payloads.Same(want, got)
	}
}

func nameOnly(peer *peer14.Peer, encoding webwire.PayloadEncoding) error {
	want := webwire.Payload{Encoding: encoding}
	got, err := peer.Request("demo/echo", want)
	if err != nil {
		return err
	}
	if err := payloads.Same(want, got); err != nil {
		return err
	}
	return peer.ExpectAlive()
}
