package checks14

import (
	"fmt"
	"strconv"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/payloads"
	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

func load(address string) []verdict.Check {
	checks := []verdict.Check{
		connected("requests-1000-in-turn", address, func(peer *peer14.Peer) error {
			return ask(peer, 1000, "turn")
		}),
		connected("requests-16-goroutines", address, func(peer *peer14.Peer) error {
			return together.Run(16, func(number int) error { return ask(peer, 50, strconv.Itoa(number)) })
		}),
		{Name: "connections-16-at-once", Run: func() error {
			return together.Run(16, func(number int) error {
				return connected("", address, func(peer *peer14.Peer) error {
					return ask(peer, 50, strconv.Itoa(number))
				}).Run()
			})
		}},
	}
	for _, size := range []int{5_000, 100_000} {
		for _, encoding := range payloads.Encodings() {
			checks = append(checks, large(address, size, encoding))
		}
	}
	return checks
}

func ask(peer *peer14.Peer, times int, prefix string) error {
	for count := 0; count < times; count++ {
		text := fmt.Sprintf("%s-%d", prefix, count)
		if err := peer.Expect("demo/echo", text, text); err != nil {
			return fmt.Errorf("request %d: %w", count, err)
		}
	}
	return nil
}

// large makes the client write several WebSocket fragments of 4096 bytes (section 3.5).
func large(address string, size int, encoding webwire.PayloadEncoding) verdict.Check {
	name := fmt.Sprintf("request-%d-bytes-%s", size, encoding.String())
	return connected(name, address, func(peer *peer14.Peer) error {
		want := payloads.Filled(encoding, size)
		got, err := peer.Request("demo/echo", want)
		if err != nil {
			return err
		}
		return payloads.Same(want, got)
	})
}
