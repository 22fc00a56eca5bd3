package brpc

import (
	"fmt"
	"net"
	"sync"
	"time"
)

// Hub takes plugins and calls them.
type Hub struct {
	listener net.Listener
	arrivals chan *Peer

	mutex   sync.Mutex
	plugins map[string]*Peer
}

// mostPlugins is how many arrivals may wait for Await.
const mostPlugins = 1024

// helloLimit is how long a connection may stay without a hello.
const helloLimit = 10 * time.Second

// Listen opens a hub at an endpoint: tcp://host:port, host:port or unix:/path.
func Listen(endpoint string) (*Hub, error) {
	network, address := place(endpoint)
	listener, err := net.Listen(network, address)
	if err != nil {
		return nil, err
	}
	hub := &Hub{listener: listener, arrivals: make(chan *Peer, mostPlugins), plugins: map[string]*Peer{}}
	go hub.accept()
	return hub, nil
}

// Endpoint says where the hub listens.
func (hub *Hub) Endpoint() string {
	return text(hub.listener.Addr())
}

// Await returns the plugin that came next.
func (hub *Hub) Await(limit time.Duration) (*Peer, error) {
	select {
	case peer := <-hub.arrivals:
		return peer, nil
	case <-time.After(limit):
		return nil, fmt.Errorf("no plugin came within %s", limit)
	}
}

// Plugins returns those that are connected, by name.
func (hub *Hub) Plugins() map[string]*Peer {
	hub.mutex.Lock()
	defer hub.mutex.Unlock()
	plugins := map[string]*Peer{}
	for name, peer := range hub.plugins {
		plugins[name] = peer
	}
	return plugins
}

// Close stops listening and ends all connections.
func (hub *Hub) Close() {
	_ = hub.listener.Close()
	for _, peer := range hub.Plugins() {
		peer.stream.Close()
	}
}

func (hub *Hub) accept() {
	for {
		connection, err := hub.listener.Accept()
		if err != nil {
			return
		}
		go hub.serve(connection)
	}
}

func (hub *Hub) serve(connection net.Conn) {
	stream := NewStream(connection)
	defer stream.Close()
	var info PluginInfo
	_ = connection.SetReadDeadline(time.Now().Add(helloLimit))
	if err := stream.Receive(&info); err != nil {
		return
	}
	_ = connection.SetReadDeadline(time.Time{})
	peer := newPeer(info, stream)
	if !hub.add(peer) {
		_ = stream.Send(Envelope{Method: MethodShutdown, Error: TextConflict})
		// Closing with input unread could destroy the refusal on its way.
		_ = connection.SetReadDeadline(time.Now().Add(time.Second))
		_ = stream.Receive(&Envelope{})
		return
	}
	hub.arrivals <- peer
	peer.receive()
	hub.remove(peer)
}

func (hub *Hub) add(peer *Peer) bool {
	hub.mutex.Lock()
	defer hub.mutex.Unlock()
	if hub.plugins[peer.Info.Name] != nil {
		return false
	}
	hub.plugins[peer.Info.Name] = peer
	return true
}

func (hub *Hub) remove(peer *Peer) {
	hub.mutex.Lock()
	defer hub.mutex.Unlock()
	delete(hub.plugins, peer.Info.Name)
}
