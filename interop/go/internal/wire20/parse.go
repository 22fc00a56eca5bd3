package wire20

import (
	"fmt"

	webwire "github.com/qbeon/webwire-go"
)

// Parse reads one message, strictly: whatever section 4 does not allow is an error.
func Parse(wire []byte) (Message, error) {
	if len(wire) == 0 {
		return Message{}, fmt.Errorf("message is empty")
	}
	message := Message{Type: wire[0]}
	switch {
	case within(wire[0], Signal), within(wire[0], Request), within(wire[0], Reply):
		message.Payload.Encoding = webwire.PayloadEncoding((wire[0] + 1) % 64)
		message.Type = wire[0] - byte(message.Payload.Encoding)
	case wire[0] > SessionsDisabled && wire[0] != SessionCreated && wire[0] != SessionClosed && wire[0] != CloseSession &&
		wire[0] != RestoreSession && wire[0] != Heartbeat:
		return Message{}, fmt.Errorf("message type %d is undefined", wire[0])
	}
	reader := reader{rest: wire[1:]}
	if message.hasID() {
		copy(message.ID[:], reader.take(8))
	}
	if message.hasName() {
		message.Name = string(reader.take(int(reader.byte())))
	}
	isUtf16 := message.Payload.Encoding == webwire.EncodingUtf16
	isPadded := message.Type == Reply || message.hasName() && len(message.Name)%2 == 1
	if isUtf16 && isPadded {
		reader.take(1)
	}
	message.Payload.Data = reader.rest
	if reader.isShort {
		return message, fmt.Errorf("message of type %d is too short: %x", wire[0], wire)
	}
	if isUtf16 && len(wire)%2 == 1 {
		return message, fmt.Errorf("UTF-16 message must have an even length, has %d", len(wire))
	}
	return message, message.checkContent()
}

// within tells whether a type is one of the three that begin at first.
func within(wireType byte, first byte) bool {
	return wireType >= first && wireType < first+3
}

func (message Message) checkContent() error {
	isEmpty := len(message.Payload.Data) == 0
	isUtf16 := message.Payload.Encoding == webwire.EncodingUtf16
	switch message.Type {
	case Request:
		if isEmpty && message.Name == "" {
			return fmt.Errorf("request must have a name or a payload")
		}
	case Signal:
		if isEmpty && (message.Name == "" || isUtf16) {
			return fmt.Errorf("signal must have a payload, or a name and no UTF-16")
		}
	case SessionCreated, RestoreSession:
		if isEmpty {
			return fmt.Errorf("message of type %d must have a payload", message.Type)
		}
	case SessionClosed, CloseSession, Heartbeat:
		if !isEmpty {
			return fmt.Errorf("message of type %d must have no payload", message.Type)
		}
	case ErrorReply:
		if message.Name == "" {
			return fmt.Errorf("error reply must have a code")
		}
	}
	return nil
}

// reader takes bytes from the front; once there are too few it gives none and remembers.
type reader struct {
	rest    []byte
	isShort bool
}

func (reader *reader) take(count int) []byte {
	if len(reader.rest) < count {
		reader.isShort = true
		reader.rest = nil
		return nil
	}
	taken := reader.rest[:count]
	reader.rest = reader.rest[count:]
	return taken
}

func (reader *reader) byte() byte {
	if taken := reader.take(1); len(taken) == 1 {
		return taken[0]
	}
	return 0
}
