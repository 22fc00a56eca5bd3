// Package demo20 serves the demo in WebWire 2.0 on a bare WebSocket, written from the specification alone. It is
// the other end of checks20, and a server for 2.0 clients that shares no code with Jackfield.
package demo20

import (
	"net"
	"net/http"
	"time"

	"jackfield.io/interop/internal/process"
)

const drainLimit = 30 * time.Second

// Serve runs the server until SIGTERM; then running requests finish and new ones are refused.
func Serve(arguments []string) error {
	flags := process.Flags("webwire20-raw-server")
	listen := flags.String("listen", "127.0.0.1:0", "`host:port` to listen on, at any path; port 0: any free one")
	limit := flags.Duration("limit", process.DefaultLimit, "end after this time in any case")
	readTimeout := flags.Duration("read-timeout", time.Minute, "close a connection from which nothing comes for so long")
	if err := process.Parse(flags, arguments, listen); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	process.PrintAddress(listener.Addr())
	server := &server{readTimeout: *readTimeout, sessions: newSessions()}
	served := make(chan error, 1)
	go func() { served <- http.Serve(listener, server) }()
	if err := process.AwaitEnd(served, *limit); err != nil {
		return err
	}
	return process.Within(drainLimit, server.drain)
}
