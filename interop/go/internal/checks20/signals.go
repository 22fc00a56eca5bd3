package checks20

import (
	"fmt"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
)

func signals(target target) []verdict.Check {
	var checks []verdict.Check
	for _, each := range payloads.Encodings() {
		payload := payloads.Of(each, "there and back, 日本")
		suffix := "-" + each.String()
		checks = append(checks,
			target.check("signal-back"+suffix, func(client *raw20.Client) error { return back(client, payload) }),
			target.check("signal-push"+suffix, func(client *raw20.Client) error { return push(client, payload) }),
			target.check("signal-unknown"+suffix, func(client *raw20.Client) error { return ignored(client, payload) }))
	}
	// A signal may be a mere name in 2.0, but not in UTF-16 (section 4.3).
	for _, each := range []webwire.PayloadEncoding{webwire.EncodingBinary, webwire.EncodingUtf8} {
		payload := webwire.Payload{Encoding: each}
		checks = append(checks, target.check("signal-name-only-"+each.String(), func(client *raw20.Client) error {
			return back(client, payload)
		}))
	}
	return append(checks, target.check("signals-100-in-order", inOrder))
}

func back(client *raw20.Client, payload webwire.Payload) error {
	if err := client.Signal("demo/back", payload); err != nil {
		return err
	}
	return client.ExpectSignal("demo/back", payload)
}

// push also checks the order: a signal that the handler sends is on the wire before its reply (section 6.4).
func push(client *raw20.Client, payload webwire.Payload) error {
	if _, err := client.Request("demo/push", payload); err != nil {
		return err
	}
	if len(client.Notifications) == 0 {
		return fmt.Errorf("the signal must be here before the reply")
	}
	return client.ExpectSignal("demo/note", payload)
}

func ignored(client *raw20.Client, payload webwire.Payload) error {
	for _, name := range []string{"demo/nobody", ""} {
		if err := client.Signal(name, payload); err != nil {
			return err
		}
	}
	if err := client.ExpectAlive(); err != nil {
		return err
	}
	return client.ExpectSilence()
}

func inOrder(client *raw20.Client) error {
	const count = 100
	for number := 0; number < count; number++ {
		if err := client.Signal("demo/back", payloads.Utf8(fmt.Sprint(number))); err != nil {
			return err
		}
	}
	for number := 0; number < count; number++ {
		if err := client.ExpectSignal("demo/back", payloads.Utf8(fmt.Sprint(number))); err != nil {
			return err
		}
	}
	return nil
}
