package checks20

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
	"jackfield.io/interop/internal/wire20"
)

func handshake(target target) []verdict.Check {
	return []verdict.Check{
		target.check("accept-conf", acceptConf),
		{Name: "origin-same", Run: func() error {
			client, err := target.dial(http.Header{"Origin": {"http://" + target.address}})
			if err != nil {
				return err
			}
			defer client.Close()
			return client.ExpectAlive()
		}},
		{Name: "origin-foreign", Run: func() error {
			client, err := target.dial(http.Header{"Origin": {"http://elsewhere.example"}})
			if err == nil {
				client.Close()
				return fmt.Errorf("a foreign origin must be refused")
			}
			if !strings.Contains(err.Error(), "403") {
				return fmt.Errorf("must be answered with status 403: %w", err)
			}
			return nil
		}},
		target.check("heartbeats-1000-at-once", heartbeats),
		target.check("ping", func(client *raw20.Client) error {
			if err := client.Ping("are you there?"); err != nil {
				return err
			}
			select {
			case data := <-client.Pongs:
				if data != "are you there?" {
					return fmt.Errorf("pong must have the data of the ping, had %q", data)
				}
				return client.ExpectAlive()
			case <-time.After(5 * time.Second):
				return fmt.Errorf("no pong within 5s")
			}
		}),
		target.check("quit", func(client *raw20.Client) error {
			if _, err := client.Ask("demo/quit", "bye"); err != nil {
				return err
			}
			return client.ExpectEnd()
		}),
	}
}

// acceptConf expects what the demo is said to announce.
func acceptConf(client *raw20.Client) error {
	want := wire20.Conf{Major: 2, ReadTimeout: time.Minute, BufferBytes: 8192}
	if client.Conf != want {
		return fmt.Errorf("must be %+v, was %+v", want, client.Conf)
	}
	return client.ExpectAlive()
}

// heartbeats come as fast as the JavaScript client sends them (section 13.5).
func heartbeats(client *raw20.Client) error {
	heartbeat := wire20.Message{Type: wire20.Heartbeat}.Bytes()
	for count := 0; count < 1000; count++ {
		if err := client.Send(websocket.BinaryMessage, heartbeat); err != nil {
			return err
		}
	}
	if err := client.ExpectAlive(); err != nil {
		return err
	}
	return client.ExpectSilence()
}
