package demo20

import (
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"jackfield.io/interop/internal/wire20"
)

const bufferBytes = 8192

// server counts running requests, so that it can wait for them.
type server struct {
	readTimeout time.Duration
	sessions    *sessions
	mutex       sync.Mutex
	isDraining  bool
	running     sync.WaitGroup
}

// ServeHTTP upgrades a connection, whatever its path, and serves it to its end.
func (server *server) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	if server.refuses() {
		http.Error(response, "server shutting down", http.StatusServiceUnavailable)
		return
	}
	var upgrader websocket.Upgrader // its default takes the same origin only
	socket, err := upgrader.Upgrade(response, request, nil)
	if err != nil {
		// Upgrade has told the client.
		return
	}
	connection := &connection{server: server, socket: socket}
	connection.serve()
}

func (server *server) refuses() bool {
	server.mutex.Lock()
	defer server.mutex.Unlock()
	return server.isDraining
}

// admit counts a request as running, or returns false when the server is shutting down.
func (server *server) admit() bool {
	server.mutex.Lock()
	defer server.mutex.Unlock()
	if !server.isDraining {
		server.running.Add(1)
	}
	return !server.isDraining
}

// drain refuses what is new and waits for what runs.
func (server *server) drain() error {
	server.mutex.Lock()
	server.isDraining = true
	server.mutex.Unlock()
	server.running.Wait()
	return nil
}

func (server *server) conf() wire20.Conf {
	return wire20.Conf{Major: 2, ReadTimeout: server.readTimeout, BufferBytes: bufferBytes}
}
