package brpc

import (
	"bufio"
	"encoding/gob"
	"net"
	"sync"
	"time"
)

// Stream is a connection that carries gob values. Any goroutine may send; one receives.
type Stream struct {
	connection net.Conn
	decoder    *gob.Decoder

	sending sync.Mutex
	out     *bufio.Writer
	encoder *gob.Encoder
}

// writeLimit is how long a peer may leave its input unread before a send fails.
const writeLimit = 20 * time.Second

// NewStream returns a stream over a connection, which it closes with Close.
func NewStream(connection net.Conn) *Stream {
	out := bufio.NewWriter(connection)
	return &Stream{connection: connection, decoder: gob.NewDecoder(connection), out: out, encoder: gob.NewEncoder(out)}
}

// Send writes one value, with the definitions that it needs, in one piece.
func (stream *Stream) Send(value any) error {
	stream.sending.Lock()
	defer stream.sending.Unlock()
	if err := stream.connection.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	if err := stream.encoder.Encode(value); err != nil {
		return err
	}
	return stream.out.Flush()
}

// SendRaw writes bytes between two values.
func (stream *Stream) SendRaw(bytes []byte) error {
	stream.sending.Lock()
	defer stream.sending.Unlock()
	_, err := stream.connection.Write(bytes)
	return err
}

// Receive reads one value into target; io.EOF is the clean end.
func (stream *Stream) Receive(target any) error {
	return stream.decoder.Decode(target)
}

// Close ends the connection.
func (stream *Stream) Close() {
	_ = stream.connection.Close()
}

// Abort ends the connection as a crash does: over TCP with a reset.
func (stream *Stream) Abort() {
	if tcp, is := stream.connection.(*net.TCPConn); is {
		_ = tcp.SetLinger(0)
	}
	stream.Close()
}
