// Package bench has the Go servers that the load program compares Jackfield with.
package bench

import (
	"net"
	"net/http"
	"runtime"
	"time"

	"github.com/gorilla/websocket"

	"jackfield.io/interop/internal/process"
)

type options struct {
	listen string
	limit  time.Duration
}

func parse(name string, arguments []string) (options, error) {
	var chosen options
	flags := process.Flags(name)
	flags.StringVar(&chosen.listen, "listen", "127.0.0.1:0", "`host:port` to listen on; port 0: any free one")
	flags.DurationVar(&chosen.limit, "limit", time.Hour, "end after this time in any case")
	processors := flags.Int("gomaxprocs", 0, "processors to use; 0: all")
	if err := process.Parse(flags, arguments, &chosen.listen); err != nil {
		return chosen, err
	}
	runtime.GOMAXPROCS(*processors)
	return chosen, nil
}

// Gorilla echoes every WebSocket message, at any path, until SIGTERM.
func Gorilla(arguments []string) error {
	chosen, err := parse("bench-gorilla-echo", arguments)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", chosen.listen)
	if err != nil {
		return err
	}
	process.PrintAddress(listener.Addr())
	served := make(chan error, 1)
	go func() { served <- http.Serve(listener, http.HandlerFunc(echo)) }()
	return process.AwaitEnd(served, chosen.limit)
}

func echo(response http.ResponseWriter, request *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	connection, err := upgrader.Upgrade(response, request, nil)
	if err != nil {
		// Upgrade has told the client.
		return
	}
	defer connection.Close()
	for {
		kind, message, err := connection.ReadMessage()
		if err != nil {
			return
		}
		if err := connection.WriteMessage(kind, message); err != nil {
			return
		}
	}
}
