package checks14

import (
	"bytes"
	"fmt"
	"time"

	"github.com/gorilla/websocket"
	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/verdict"
)

// acceptConf is the type of the message with which a server that speaks 2.0 too may begin (section 14.1).
const acceptConf = 23

// wire checks the names of signals on a bare WebSocket, since the reference's client does not pass them on.
func wire(address string) []verdict.Check {
	var checks []verdict.Check
	for _, each := range payloads.Encodings() {
		payload := payloads.Of(each, "who am I?")
		checks = append(checks,
			verdict.Check{Name: "signal-back-name-" + each.String(), Run: func() error {
				message := webwire.NewSignalMessage("demo/back", payload)
				return exchange(address, message, message)
			}},
			verdict.Check{Name: "signal-push-name-" + each.String(), Run: func() error {
				message := webwire.NewRequestMessage([8]byte{1}, "demo/push", payload)
				return exchange(address, message, webwire.NewSignalMessage("demo/note", payload))
			}})
	}
	return checks
}

// exchange sends one message and fails unless the next one that comes is the wanted one.
func exchange(address string, message, want []byte) error {
	dialer := websocket.Dialer{HandshakeTimeout: 5 * time.Second}
	connection, _, err := dialer.Dial("ws://"+address+"/", nil)
	if err != nil {
		return err
	}
	defer connection.Close()
	if err := connection.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return err
	}
	if err := connection.WriteMessage(websocket.BinaryMessage, message); err != nil {
		return err
	}
	for {
		_, got, err := connection.ReadMessage()
		if err != nil {
			return err
		}
		if len(got) > 0 && got[0] == acceptConf {
			continue
		}
		if !bytes.Equal(want, got) {
			return fmt.Errorf("message must be %x, was %x", want, got)
		}
		return nil
	}
}
