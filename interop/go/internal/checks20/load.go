package checks20

import (
	"fmt"

	"github.com/gorilla/websocket"
	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

// bufferBytes is what the demo announces.
const bufferBytes = 8192

var question = payloads.Utf8("?")

func load(target target) []verdict.Check {
	return []verdict.Check{
		target.check("requests-1000-in-turn", func(client *raw20.Client) error { return ask(client, 1000, 0) }),
		target.check("requests-16-goroutines", func(client *raw20.Client) error {
			return together.Run(16, func(number int) error { return ask(client, 50, number) })
		}),
		{Name: "connections-16-at-once", Run: func() error {
			return together.Run(16, func(number int) error {
				return target.with(func(client *raw20.Client) error { return ask(client, 50, number) })
			})
		}},
		target.check("request-of-the-buffer-size", func(client *raw20.Client) error {
			overhead := len(wire20.Message{Type: wire20.Request, Name: "demo/echo"}.Bytes())
			return echoed(client, payloads.Filled(webwire.EncodingBinary, bufferBytes-overhead))
		}),
		target.check("request-over-the-buffer-size", func(client *raw20.Client) error {
			message := wire20.Message{Type: wire20.Request, Name: "demo/echo"}.Bytes()
			message = append(message, make([]byte, bufferBytes+1-len(message))...)
			// Sending may fail already, when the server does not wait for the last fragment.
			_ = client.Send(websocket.BinaryMessage, message)
			return client.ExpectEnd()
		}),
	}
}

func ask(client *raw20.Client, times, prefix int) error {
	for count := 0; count < times; count++ {
		if err := echoed(client, payloads.Utf8(fmt.Sprintf("%d-%d", prefix, count))); err != nil {
			return fmt.Errorf("request %d: %w", count, err)
		}
	}
	return nil
}
