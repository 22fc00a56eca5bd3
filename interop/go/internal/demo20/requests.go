package demo20

import (
	"strconv"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/wire20"
)

// longestDelay bounds demo/slow.
const longestDelay = 10 * time.Second

var requests = map[string]func(connection *connection, payload webwire.Payload) wire20.Message{
	"demo/echo":     func(_ *connection, payload webwire.Payload) wire20.Message { return reply(payload) },
	"demo/fail":     func(*connection, webwire.Payload) wire20.Message { return refuse("FAILED", "demo/fail always fails") },
	"demo/internal": func(*connection, webwire.Payload) wire20.Message { return wire20.Message{Type: wire20.InternalError} },
	"demo/slow":     slow,
	"demo/push":     push,
	"demo/login":    login,
	"demo/whoami":   whoami,
	"demo/logout":   logout,
	"demo/quit":     quit,
}

func reply(payload webwire.Payload) wire20.Message {
	return wire20.Message{Type: wire20.Reply, Payload: payload}
}

func refuse(code, text string) wire20.Message {
	return wire20.Message{Type: wire20.ErrorReply, Name: code, Payload: webwire.Payload{Data: []byte(text)}}
}

func slow(_ *connection, payload webwire.Payload) wire20.Message {
	millis, err := strconv.Atoi(payloads.Text(payload))
	delay := time.Duration(millis) * time.Millisecond
	if err != nil || delay < 0 || delay > longestDelay {
		return refuse("INVALID_ARGUMENT", "the payload must be milliseconds from 0 to 10000 as text")
	}
	time.Sleep(delay)
	return reply(payload)
}

func push(connection *connection, payload webwire.Payload) wire20.Message {
	if len(payload.Data) == 0 && payload.Encoding == webwire.EncodingUtf16 {
		return refuse("INVALID_ARGUMENT", "a signal in UTF-16 must have a payload")
	}
	connection.send(wire20.Message{Type: wire20.Signal, Name: "demo/note", Payload: payload})
	return reply(payload)
}

func login(connection *connection, payload webwire.Payload) wire20.Message {
	uid := payloads.Text(payload)
	if uid == "" {
		return refuse("INVALID_ARGUMENT", "the payload must be a user's name")
	}
	if connection.session != nil {
		return refuse("FAILED_PRECONDITION", "this connection has a session; send demo/logout first")
	}
	connection.session = connection.server.sessions.create(uid)
	connection.send(wire20.Message{Type: wire20.SessionCreated, Payload: connection.session.json()})
	return reply(payloads.Utf8(connection.session.key))
}

func whoami(connection *connection, _ webwire.Payload) wire20.Message {
	if connection.session == nil {
		return reply(payloads.Utf8(""))
	}
	return reply(payloads.Utf8(connection.session.uid))
}

func logout(connection *connection, _ webwire.Payload) wire20.Message {
	if connection.session != nil {
		connection.forget()
		connection.send(wire20.Message{Type: wire20.SessionClosed})
	}
	return reply(webwire.Payload{})
}

func quit(connection *connection, payload webwire.Payload) wire20.Message {
	connection.isEnding = true
	return reply(payload)
}

func (connection *connection) forget() {
	connection.server.sessions.close(connection.session)
	connection.session = nil
}

func (connection *connection) restore(key string) wire20.Message {
	found := connection.server.sessions.attach(key)
	if found == nil {
		return wire20.Message{Type: wire20.SessionNotFound}
	}
	connection.server.sessions.detach(connection.session)
	connection.session = found
	return reply(found.json())
}
