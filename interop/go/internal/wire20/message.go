// Package wire20 has the messages of WebWire 2.0, written from section 4 of the specification alone.
package wire20

import (
	webwire "github.com/qbeon/webwire-go"
)

// Types of messages (section 4.2).
const (
	ErrorReply       = 0
	Shutdown         = 1
	InternalError    = 2
	SessionNotFound  = 3
	SessionsDisabled = 5
	SessionCreated   = 21
	SessionClosed    = 22
	AcceptConf       = 23
	CloseSession     = 31
	RestoreSession   = 32
	Heartbeat        = 33
	Signal           = 63
	Request          = 127
	Reply            = 191
)

// ID is an identifier. It has no meaning but to join a reply to its request.
type ID [8]byte

// Message is any message but AcceptConf. Signal, Request and Reply stand for all encodings: that of the
// payload makes the type on the wire.
type Message struct {
	Type    byte
	ID      ID
	Name    string // of a request or signal; the code of an error reply
	Payload webwire.Payload
}

// IsReply tells whether the message answers a request.
func (message Message) IsReply() bool {
	return message.Type <= SessionsDisabled || message.Type == Reply
}

// Bytes returns the message as it goes over the wire.
func (message Message) Bytes() []byte {
	isUtf16 := message.Payload.Encoding == webwire.EncodingUtf16
	var wire []byte
	switch message.Type {
	case Signal, Request, Reply:
		wire = append(wire, message.Type+byte(message.Payload.Encoding))
	default:
		wire = append(wire, message.Type)
	}
	if message.hasID() {
		wire = append(wire, message.ID[:]...)
	}
	if message.hasName() {
		wire = append(wire, byte(len(message.Name)))
		wire = append(wire, message.Name...)
	}
	isPadded := message.Type == Reply || message.hasName() && len(message.Name)%2 == 1
	if isUtf16 && isPadded {
		wire = append(wire, 0)
	}
	return append(wire, message.Payload.Data...)
}

func (message Message) hasID() bool {
	switch message.Type {
	case SessionCreated, SessionClosed, Heartbeat, Signal:
		return false
	default:
		return true
	}
}

func (message Message) hasName() bool {
	return message.Type == Signal || message.Type == Request || message.Type == ErrorReply
}
