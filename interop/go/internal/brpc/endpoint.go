package brpc

import (
	"net"
	"strings"
	"time"
)

const dialLimit = 10 * time.Second

// place splits tcp://host:port, host:port or unix:/path into what package net asks for.
func place(endpoint string) (network, address string) {
	if path := strings.TrimPrefix(endpoint, "unix:"); path != endpoint {
		return "unix", path
	}
	return "tcp", strings.TrimPrefix(endpoint, "tcp://")
}

// Dial connects to an endpoint: tcp://host:port, host:port or unix:/path.
func Dial(endpoint string) (*Stream, error) {
	network, address := place(endpoint)
	connection, err := net.DialTimeout(network, address, dialLimit)
	if err != nil {
		return nil, err
	}
	return NewStream(connection), nil
}

// text gives the text form of where a listener is, as Dial takes it.
func text(address net.Addr) string {
	if address.Network() == "unix" {
		return "unix:" + address.String()
	}
	return "tcp://" + address.String()
}
