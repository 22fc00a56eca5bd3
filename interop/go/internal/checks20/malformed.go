package checks20

import (
	"fmt"

	"github.com/gorilla/websocket"

	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

// malformed has the table of section 15.2: what ends the connection without a reply, and what is taken.
func malformed(target target) []verdict.Check {
	var checks []verdict.Check
	for _, each := range wire20.Malformed() {
		vector := each
		checks = append(checks, target.check("malformed-"+vector.Number, func(client *raw20.Client) error {
			return ends(client, websocket.BinaryMessage, vector.Bytes())
		}))
	}
	for _, each := range wire20.Ignored() {
		vector := each
		checks = append(checks, target.check("ignored-"+vector.Number, func(client *raw20.Client) error {
			if err := client.Send(websocket.BinaryMessage, vector.Bytes()); err != nil {
				return err
			}
			if err := client.ExpectAlive(); err != nil {
				return err
			}
			return client.ExpectSilence()
		}))
	}
	return append(checks,
		target.check("malformed-text", func(client *raw20.Client) error {
			return ends(client, websocket.TextMessage, wire20.Message{Type: wire20.Request, Name: "demo/echo"}.Bytes())
		}),
		verdict.Check{Name: "malformed-hurts-no-other", Run: func() error { return hurtsNoOther(target) }})
}

// ends fails unless the message ends the connection. A reply fails it too: the client waits for none.
func ends(client *raw20.Client, kind int, wire []byte) error {
	if err := client.Send(kind, wire); err != nil {
		return err
	}
	if err := client.ExpectEnd(); err != nil {
		return err
	}
	return client.ExpectSilence()
}

func hurtsNoOther(target target) error {
	return target.with(func(other *raw20.Client) error {
		for _, vector := range wire20.Malformed() {
			err := target.with(func(client *raw20.Client) error {
				return ends(client, websocket.BinaryMessage, vector.Bytes())
			})
			if err != nil {
				return fmt.Errorf("%s: %w", vector.Number, err)
			}
			if err := other.ExpectAlive(); err != nil {
				return fmt.Errorf("%s: the other connection: %w", vector.Number, err)
			}
		}
		return nil
	})
}
