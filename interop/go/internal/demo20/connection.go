package demo20

import (
	"time"

	"github.com/gorilla/websocket"
	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/wire20"
)

// connection reads and handles one message after the other; nothing else writes to its socket.
type connection struct {
	server    *server
	socket    *websocket.Conn
	session   *session
	isEnding  bool
	lastError error
}

// serve ends when the client does, or sends what 2.0 does not allow (section 13.1).
func (connection *connection) serve() {
	defer connection.end()
	connection.write(connection.server.conf().Bytes())
	connection.socket.SetReadLimit(bufferBytes)
	connection.socket.SetPingHandler(func(data string) error {
		connection.extend()
		return connection.socket.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
	})
	for !connection.isEnding && connection.lastError == nil {
		connection.extend()
		kind, wire, err := connection.socket.ReadMessage()
		if err != nil || kind != websocket.BinaryMessage {
			return
		}
		message, err := wire20.Parse(wire)
		if err != nil {
			return
		}
		connection.handle(message)
	}
}

func (connection *connection) end() {
	connection.server.sessions.detach(connection.session)
	connection.socket.Close()
}

func (connection *connection) extend() {
	// Fails only on a socket that is closed, and then so does reading.
	_ = connection.socket.SetReadDeadline(time.Now().Add(connection.server.readTimeout))
}

func (connection *connection) handle(message wire20.Message) {
	switch message.Type {
	case wire20.Request, wire20.RestoreSession, wire20.CloseSession:
		if !connection.server.admit() {
			connection.send(wire20.Message{Type: wire20.Shutdown, ID: message.ID})
			return
		}
		defer connection.server.running.Done()
		answer := connection.answer(message)
		answer.ID = message.ID
		connection.send(answer)
	case wire20.Signal:
		if message.Name == "demo/back" {
			connection.send(message)
		}
	}
}

func (connection *connection) answer(message wire20.Message) wire20.Message {
	switch message.Type {
	case wire20.RestoreSession:
		return connection.restore(payloads.Text(message.Payload))
	case wire20.CloseSession:
		connection.forget()
		return reply(webwire.Payload{})
	default:
		if handler, isOffered := requests[message.Name]; isOffered {
			return handler(connection, message.Payload)
		}
		return refuse("NOT_FOUND", "the demo offers no such request")
	}
}

func (connection *connection) send(message wire20.Message) {
	connection.write(message.Bytes())
}

func (connection *connection) write(wire []byte) {
	if connection.lastError == nil {
		connection.lastError = connection.socket.WriteMessage(websocket.BinaryMessage, wire)
	}
}
