// Package raw20 has a client of WebWire 2.0 on a bare WebSocket. It hides nothing of the wire: any bytes can be
// sent, and each message that comes can be looked at in its order.
package raw20

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/wire20"
)

// answerLimit is how long anything that the server is to do may take.
const answerLimit = 5 * time.Second

// Client is a connected client. Request, Signal and Send may be called from many goroutines.
type Client struct {
	Conf          wire20.Conf
	Notifications chan wire20.Message // signals, SessionCreated and SessionClosed, in their order
	Pongs         chan string
	Ended         chan error // receives once, when the connection has ended
	connection    *websocket.Conn
	writing       sync.Mutex
	lastID        atomic.Uint64
	mutex         sync.Mutex
	pending       map[wire20.ID]chan wire20.Message
}

// Dial connects to a URL such as "ws://127.0.0.1:80/v2" and reads AcceptConf. The headers may be nil.
// Messages longer than 1024 bytes are sent in fragments of that size.
func Dial(url string, headers http.Header) (*Client, error) {
	dialer := websocket.Dialer{HandshakeTimeout: answerLimit, WriteBufferSize: 1024}
	connection, response, err := dialer.Dial(url, headers)
	if err != nil {
		if response != nil {
			return nil, fmt.Errorf("upgrade was answered with %s: %w", response.Status, err)
		}
		return nil, err
	}
	client := &Client{
		Notifications: make(chan wire20.Message, 1024),
		Pongs:         make(chan string, 16),
		Ended:         make(chan error, 1),
		connection:    connection,
		pending:       make(map[wire20.ID]chan wire20.Message),
	}
	if err := client.accept(); err != nil {
		connection.Close()
		return nil, fmt.Errorf("first message: %w", err)
	}
	go func() {
		client.Ended <- client.read()
		connection.Close()
	}()
	return client, nil
}

func (client *Client) accept() error {
	if err := client.connection.SetReadDeadline(time.Now().Add(answerLimit)); err != nil {
		return err
	}
	kind, wire, err := client.connection.ReadMessage()
	if err != nil {
		return err
	}
	if kind != websocket.BinaryMessage {
		return fmt.Errorf("must be binary")
	}
	if client.Conf, err = wire20.ParseConf(wire); err != nil {
		return err
	}
	client.connection.SetReadLimit(int64(client.Conf.BufferBytes))
	client.connection.SetPongHandler(func(data string) error {
		client.Pongs <- data
		return nil
	})
	return client.connection.SetReadDeadline(time.Time{})
}

// read handles what comes until the connection ends, and returns why it did.
func (client *Client) read() error {
	for {
		kind, wire, err := client.connection.ReadMessage()
		if err != nil {
			return err
		}
		if kind != websocket.BinaryMessage {
			return complaint("the server must send no text, sent %q", wire)
		}
		message, err := wire20.Parse(wire)
		if err != nil {
			return complaint("the server sent something malformed: %v", err)
		}
		if !message.IsReply() {
			client.Notifications <- message
			continue
		}
		client.mutex.Lock()
		waiting := client.pending[message.ID]
		delete(client.pending, message.ID)
		client.mutex.Unlock()
		if waiting == nil {
			return complaint("the server sent a reply that nobody waits for: %x", wire)
		}
		waiting <- message
	}
}

// Complaint tells that the connection ended because of what the server sent.
type Complaint struct {
	message string
}

// Error implements error.
func (complaint Complaint) Error() string {
	return complaint.message
}

func complaint(format string, arguments ...interface{}) error {
	return Complaint{fmt.Sprintf(format, arguments...)}
}

// Close ends TCP without a close frame, as the clients of the originals do.
func (client *Client) Close() {
	client.connection.Close()
}

// Send writes bytes as one message of the given WebSocket kind.
func (client *Client) Send(kind int, wire []byte) error {
	client.writing.Lock()
	defer client.writing.Unlock()
	return client.connection.WriteMessage(kind, wire)
}

// Ping sends a WebSocket ping.
func (client *Client) Ping(data string) error {
	return client.connection.WriteControl(websocket.PingMessage, []byte(data), time.Now().Add(answerLimit))
}

// Signal sends a signal.
func (client *Client) Signal(name string, payload webwire.Payload) error {
	return client.write(wire20.Message{Type: wire20.Signal, Name: name, Payload: payload})
}

// Request sends a request and returns its reply, whatever type it has.
func (client *Client) Request(name string, payload webwire.Payload) (wire20.Message, error) {
	return client.ask(wire20.Message{Type: wire20.Request, Name: name, Payload: payload})
}

// RestoreSession asks for the session with that key and returns the reply.
func (client *Client) RestoreSession(key string) (wire20.Message, error) {
	return client.ask(wire20.Message{Type: wire20.RestoreSession, Payload: payloads.Of(webwire.EncodingBinary, key)})
}

// CloseSession asks to close the session of this connection and returns the reply.
func (client *Client) CloseSession() (wire20.Message, error) {
	return client.ask(wire20.Message{Type: wire20.CloseSession})
}

func (client *Client) write(message wire20.Message) error {
	return client.Send(websocket.BinaryMessage, message.Bytes())
}

func (client *Client) ask(message wire20.Message) (wire20.Message, error) {
	message.ID = client.nextID()
	reply := make(chan wire20.Message, 1)
	client.mutex.Lock()
	client.pending[message.ID] = reply
	client.mutex.Unlock()
	if err := client.write(message); err != nil {
		return wire20.Message{}, err
	}
	timer := time.NewTimer(answerLimit)
	defer timer.Stop()
	select {
	case answer := <-reply:
		return answer, nil
	case <-timer.C:
		return wire20.Message{}, fmt.Errorf("%s: no reply within %s", message.Name, answerLimit)
	}
}

// nextID gives identifiers that are no small numbers in any byte order, since servers have to take any.
func (client *Client) nextID() wire20.ID {
	number := client.lastID.Add(1) * 0x9e3779b97f4a7c15
	var id wire20.ID
	for index := range id {
		id[index] = byte(number >> (8 * index))
	}
	return id
}
