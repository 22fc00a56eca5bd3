package benchhub

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/process"
)

const echo = "Echo"

// textOf gives a text that is so many bytes long as JSON.
func textOf(bytes int) (string, error) {
	if bytes < 2 || bytes > 1<<20 {
		return "", fmt.Errorf("--bytes must be 2 to %d, was %d", 1<<20, bytes)
	}
	return strings.Repeat("x", bytes-2), nil
}

// Hub opens a hub on encoding/gob, prints where, and calls its plugins as standard input says.
func Hub(arguments []string) error {
	flags := process.Flags("bench-brpc-hub")
	listen := flags.String("listen", "127.0.0.1:0", "`endpoint` to listen at: tcp://host:port or unix:/path")
	bytes := flags.Int("bytes", 128, "length of an argument as JSON")
	if err := process.ParseEndpoint(flags, arguments, listen); err != nil {
		return err
	}
	text, err := textOf(*bytes)
	if err != nil {
		return err
	}
	hub, err := brpc.Listen(*listen)
	if err != nil {
		return err
	}
	defer hub.Close()
	fmt.Println("ADDR", hub.Endpoint())
	return serve(os.Stdin, os.Stdout, &pluginCaller{hub: hub}, text)
}

type pluginCaller struct {
	hub   *brpc.Hub
	peers []*brpc.Peer
}

func (caller *pluginCaller) await(plugins int) error {
	for len(caller.peers) < plugins {
		peer, err := caller.hub.Await(arrivalLimit)
		if err != nil {
			return err
		}
		caller.peers = append(caller.peers, peer)
	}
	return nil
}

func (caller *pluginCaller) call(text string) error {
	return callPeer(caller.peers[0], text)
}

func (caller *pluginCaller) broadcast(text string) error {
	plugins := caller.hub.Plugins()
	failures := make(chan error, len(plugins))
	var calls sync.WaitGroup
	for _, peer := range plugins {
		calls.Add(1)
		go func(peer *brpc.Peer) {
			defer calls.Done()
			if err := callPeer(peer, text); err != nil {
				failures <- err
			}
		}(peer)
	}
	calls.Wait()
	close(failures)
	return <-failures
}

// callPeer decodes the answer into a value of no type, as hubs in Go do.
func callPeer(peer *brpc.Peer, text string) error {
	answer, err := peer.Call("", echo, text, callLimit)
	if err != nil {
		return err
	}
	var value any
	if err := json.Unmarshal(answer.Payload, &value); err != nil {
		return err
	}
	if value != text {
		return fmt.Errorf("the echo of %q was %v", text, value)
	}
	return nil
}

// Plugins connects plugins to a hub of any make, which echo a text, and answers until standard input ends.
func Plugins(arguments []string) error {
	flags := process.Flags("bench-brpc-plugin")
	dial := flags.String("dial", "", "`endpoint` of the hub: tcp://host:port or unix:/path")
	count := flags.Int("count", 1, "how many plugins, p0 and so on")
	limit := flags.Duration("limit", time.Hour, "end after this time in any case")
	if err := process.ParseEndpoint(flags, arguments, dial); err != nil {
		return err
	}
	methods := map[string]brpc.Method{
		echo: brpc.Of(func(_ string, text string) (string, error) { return text, nil }),
	}
	for number := 0; number < *count; number++ {
		plugin, err := brpc.Connect(*dial, fmt.Sprint("p", number), "v1.0.0", methods)
		if err != nil {
			return err
		}
		go plugin.Run()
	}
	fmt.Println("ADDR", *dial)
	return process.Within(*limit, func() error {
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	})
}
