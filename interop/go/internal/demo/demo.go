// Package demo serves the demo of the interoperability proof with the unmodified WebWire 1.4 reference.
package demo

import (
	"log"
	"os"
	"time"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/process"
)

const (
	drainLimit = 30 * time.Second
	// After Shutdown the reference leaves connections open and refuses what still arrives on them (section 9).
	// Ending the process at once would leave requests that are on their way without that answer.
	linger = 500 * time.Millisecond
)

// Serve runs the server until SIGTERM, then shuts it down: running requests finish, new ones are refused.
func Serve(arguments []string) error {
	flags := process.Flags("webwire14-server")
	listen := flags.String("listen", "127.0.0.1:0", "`host:port` to listen on; port 0: any free one")
	limit := flags.Duration("limit", process.DefaultLimit, "end after this time in any case")
	connections := flags.Uint("max-session-connections", 0, "connections that may share a session; 0: any number")
	if err := process.Parse(flags, arguments, listen); err != nil {
		return err
	}
	server, err := webwire.NewServer(hooks{}, webwire.ServerOptions{
		Address:               *listen,
		Sessions:              webwire.Enabled,
		SessionManager:        newSessions(),
		MaxSessionConnections: *connections,
		WarnLog:               log.New(os.Stderr, "warning: ", log.LstdFlags),
		ErrorLog:              log.New(os.Stderr, "error: ", log.LstdFlags),
	})
	if err != nil {
		return err
	}
	process.PrintAddress(server.Addr())
	served := make(chan error, 1)
	go func() { served <- server.Run() }()
	if err := process.AwaitEnd(served, *limit); err != nil {
		return err
	}
	if err := process.Within(drainLimit, server.Shutdown); err != nil {
		return err
	}
	time.Sleep(linger)
	return nil
}
